/* Entry and ELF notes of the tiny guest: a 64-bit PV kernel at VIRT_BASE, as Xen's domain builder wants it. */
#define NOTE(name, type, value...) \
    .section .note.xen, "a", @note; .align 4; .long 4; .long 2f - 1f; .long type; .asciz "Xen"; 1: value; 2: .align 4

NOTE(entry, 1, .quad _start)
NOTE(hypercalls, 2, .quad hypercall_page)
NOTE(virt_base, 3, .quad 0xffffffff80000000)
NOTE(paddr_offset, 4, .quad 0)
NOTE(xen_version, 5, .asciz "xen-3.0")
NOTE(guest_os, 6, .asciz "tiny")
NOTE(loader, 8, .asciz "generic")
NOTE(pae, 9, .asciz "yes")

    .text
    .globl _start
_start: /* rsi: start_info; rsp: a stack of the builder's */
    xor %ebp, %ebp
    mov %rsi, %rdi
    call main
    ud2

    .globl hypercall
hypercall: /* (number, a, b, c) */
    mov %rdi, %rax
    mov %rsi, %rdi
    mov %rdx, %rsi
    mov %rcx, %rdx
    shl $5, %eax
    lea hypercall_page(%rax), %rax
    jmp *%rax

    .align 4096
hypercall_page:
    .skip 4096
    .section .note.GNU-stack, "", @progbits
