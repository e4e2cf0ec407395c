/** What the tests run inside dom0. */
package dev.xld.lab.dom0;
