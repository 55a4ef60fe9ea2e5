import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openBureau, testPassphrase } from '../bureau.ts'

/** A bureau on disk that nobody has open, with what the command line needs to open it. */
export interface Desk {
  /** A folder of the test's own. */
  readonly home: string
  readonly dataDir: string
  readonly passphraseFile: string
  /** `--data … --passphrase-file …` */
  readonly options: readonly string[]
  readonly path: (...parts: string[]) => string
  /** Writes a file into the test's folder and answers its path. */
  readonly file: (name: string, content: string | Uint8Array) => string
  readonly remove: () => void
}

/** Makes a bureau in the test's own process, where the cheapest passphrase cost may be asked for. */
export async function newDesk(): Promise<Desk> {
  const desk = emptyDesk()
  const made = await openBureau()
  await made.core.close()
  cpSync(made.dataDir, desk.dataDir, { recursive: true })
  chmodSync(desk.dataDir, 0o700)
  await made.close()
  return desk
}

/** A folder with a passphrase and no bureau. */
export function emptyDesk(): Desk {
  const home = mkdtempSync(path.join(tmpdir(), 'fyr-cli-'))
  const dataDir = path.join(home, 'bureau')
  const file = (name: string, content: string | Uint8Array) => {
    const target = path.join(home, name)
    writeFileSync(target, content, { mode: 0o600 })
    return target
  }
  const passphraseFile = file('passphrase', `${testPassphrase}\n`)
  return {
    home,
    dataDir,
    passphraseFile,
    options: ['--data', dataDir, '--passphrase-file', passphraseFile],
    path: (...parts) => path.join(home, ...parts),
    file,
    remove: () => rmSync(home, { recursive: true, force: true })
  }
}
