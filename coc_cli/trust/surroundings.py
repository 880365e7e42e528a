"""Whether a folder hands its files on: to a git repository, whose past never forgets, or to a cloud.

What is known is looked at, nothing is run and nothing is asked over a network.
"""

from __future__ import annotations

import os

# Files and folders that a program leaves in a folder that it keeps or watches.
_MARKS = {
    ".git": "a git repository",
    ".hg": "a Mercurial repository",
    ".svn": "a Subversion working copy",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "Nextcloud or ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".megaignore": "MEGA",
    ".seafile-data": "Seafile",
}
# Names that synchronising programs give the folder itself, as its beginning in small letters.
_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "box sync": "Box",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
    "yandex.disk": "Yandex Disk",
    "cloudstorage": "a cloud",
}


def handed_on(path: str) -> str:
    """Say to what the folder of a file hands its files on, such as "a git repository (/x)"; "" when nothing is known."""
    folder = os.path.realpath(os.path.dirname(os.path.abspath(path)))
    while True:
        for mark, name in _MARKS.items():
            if os.path.lexists(os.path.join(folder, mark)):
                return f"{name} ({folder})"
        own = os.path.basename(folder).casefold()
        for begins, name in _NAMES.items():
            if own.startswith(begins):
                return f"{name} ({folder})"
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above


def warning(path: str) -> str:
    """Say why a plan in plain text should not lie where it lies, or return ""."""
    where = handed_on(path)
    if not where:
        return ""
    return f"{path} is in plain text inside {where}: copies of it can't be called back; seal it, or move it out"
