package dev.ponder.verify.sandbox;

import java.util.List;

/// Numbers of Linux system calls on x86-64 that the filter has an opinion about.
final class Syscalls {
  static final int IOCTL = 16;
  static final int SOCKET = 41;
  static final int SOCKETPAIR = 53;
  static final int CLONE = 56;
  static final int CLONE3 = 435;

  /// The last number this table was checked against; what is younger does not exist in the box.
  static final int NEWEST = 462;

  /// Calls that no ordinary program makes and an escape would start with: the caller is killed.
  static final List<Integer> DEADLY =
      List.of(
          101, // ptrace
          155, // pivot_root
          161, // chroot
          165, // mount
          166, // umount2
          167, // swapon
          168, // swapoff
          169, // reboot
          175, // init_module
          176, // delete_module
          246, // kexec_load
          248, // add_key
          249, // request_key
          250, // keyctl
          272, // unshare
          298, // perf_event_open
          300, // fanotify_init
          304, // open_by_handle_at
          308, // setns
          310, // process_vm_readv
          311, // process_vm_writev
          312, // kcmp
          313, // finit_module
          320, // kexec_file_load
          321, // bpf
          323, // userfaultfd
          425, // io_uring_setup
          426, // io_uring_enter
          427, // io_uring_register
          428, // open_tree
          429, // move_mount
          430, // fsopen
          431, // fsconfig
          432, // fsmount
          433, // fspick
          438, // pidfd_getfd
          440, // process_madvise
          442); // mount_setattr

  /// Calls that a run time may try and do without: refused with EPERM.
  static final List<Integer> REFUSED =
      List.of(
          103, // syslog
          134, // uselib
          135, // personality
          136, // ustat
          139, // sysfs
          153, // vhangup
          154, // modify_ldt
          156, // _sysctl
          159, // adjtimex
          163, // acct
          164, // settimeofday
          170, // sethostname
          171, // setdomainname
          172, // iopl
          173, // ioperm
          179, // quotactl
          212, // lookup_dcookie
          227, // clock_settime
          237, // mbind
          238, // set_mempolicy
          239, // get_mempolicy
          256, // migrate_pages
          279, // move_pages
          301, // fanotify_mark
          303, // name_to_handle_at
          305, // clock_adjtime
          443, // quotactl_fd
          448, // process_mrelease
          450); // set_mempolicy_home_node

  /// Calls answered as if this kernel had never heard of them.
  static final List<Integer> ABSENT =
      List.of(
          174, // create_module
          177, // get_kernel_syms
          178, // query_module
          180, // nfsservctl
          181, // getpmsg
          182, // putpmsg
          183, // afs_syscall
          184, // tuxcall
          185, // security
          236, // vserver
          CLONE3, // its flags lie in memory, where a filter can't look; libc falls back to clone
          447, // memfd_secret
          457, // statmount
          458); // listmount

  private Syscalls() {}
}
