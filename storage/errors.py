"""What can go wrong in what is kept, by who must act.

StorageError
├── Unopenable       sealed bytes do not open here: damaged, moved, or sealed to somebody else
│   └── OtherSecret  the data was kept under another service secret; put that one back
├── KeyRefused       the steward must mend a secret, an identity or a recipient file
│   └── WrongPassword  the password does not open the identity file; type it again
├── LibraryLacking   the steward must install a build of ``cryptography`` that can do what is needed
├── BundleRefused    an export bundle is not whole, or not what it says; ask for it again
├── SignatureRefused a signature does not fit, or is none; ask for the file again
├── ExportRefused    an export must wait: a receipt is overdue, or a researcher's time is over
├── ReleaseRefused   a bundle cannot be made of a parcel safely; the message says what is missing
├── BackupRefused    a backup file, or the folder it should go to or come from, cannot be used; the message says what to do
├── LinkRefused      a deep link cannot carry this; choose other values
├── AuditRefused     the record of acts cannot be written or was changed; nothing that must be in it may be done
├── OutputRefused    the folder for the tables is in use; choose another
└── DatabaseRefused  the steward must free, repair or restore a database file

No message holds a value that a narrator typed.
"""


class StorageError(Exception):
    """Something in ``storage`` refused to go on."""


class Unopenable(StorageError):
    """Sealed bytes do not open here: they are damaged, were moved, or are sealed to somebody else."""


class OtherSecret(Unopenable):
    """The data folder was kept under another service secret; the message says what to do."""


class KeyRefused(StorageError):
    """A secret, identity or recipient cannot be used; the message names the file and the fix."""


class WrongPassword(KeyRefused):
    """The password does not open this identity file."""


class LibraryLacking(StorageError):
    """The installed ``cryptography`` cannot do what the sealing needs; nothing weaker is used instead."""


class BundleRefused(StorageError):
    """An export bundle is cut short, changed, or made by a newer version; nothing of it is written."""


class SignatureRefused(StorageError):
    """A signature does not fit what it is given for, or is no signature; nothing that it should vouch for is used."""


class ExportRefused(StorageError):
    """No export may be made for this researcher now; the message says what the steward must do first."""


class ReleaseRefused(StorageError):
    """A parcel cannot be made into a bundle; the message says what is missing, and the holder acts on it."""


class BackupRefused(StorageError):
    """A backup cannot be written, read or restored; what was there before is as it was, and the steward acts on it."""


class AuditRefused(StorageError):
    """The record of acts cannot be written, or an entry of it was changed; the message names the first bad one."""


class OutputRefused(StorageError):
    """The folder for the tables holds something already."""


class LinkRefused(StorageError):
    """A deep link cannot carry this; the steward must choose other values."""


class DatabaseRefused(StorageError):
    """A database file or its folder cannot be used; the message says what to do."""
