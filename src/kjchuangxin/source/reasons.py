"""Why the system refuses a file: its own words, marked so that they are told in the reader's language."""

import errno

from kjchuangxin.diagnostic import Message, msg

_REASONS = {
    errno.EACCES: msg("Permission denied"),
    errno.EPERM: msg("Operation not permitted"),
    errno.ENOENT: msg("No such file or directory"),
    errno.EISDIR: msg("Is a directory"),
    errno.ENOTDIR: msg("Not a directory"),
    errno.EEXIST: msg("File exists"),
    errno.ELOOP: msg("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: msg("File name too long"),
    errno.ENOSPC: msg("No space left on device"),
    errno.EROFS: msg("Read-only file system"),
    errno.EDQUOT: msg("Disk quota exceeded"),
    errno.EFBIG: msg("File too large"),
    errno.EIO: msg("Input/output error"),
    errno.EBUSY: msg("Device or resource busy"),
    errno.EPIPE: msg("Broken pipe"),
    errno.ENXIO: msg("No such device or address"),
    errno.ENODEV: msg("No such device"),
    errno.EMFILE: msg("Too many open files"),
    errno.ENFILE: msg("Too many open files in system"),
    errno.ENOMEM: msg("Cannot allocate memory"),
    errno.ENOEXEC: msg("Exec format error"),
}


def reason_of(error: OSError) -> Message | str:
    """The system's reason; one that is not known here in its own words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
