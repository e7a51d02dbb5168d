"""What pyproject.toml can't say: the folder `resources` travels inside the package, as `app.resources`."""

from __future__ import annotations

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["app", "app.*"]), "app.resources"],
    package_dir={"app.resources": "resources"},
)
