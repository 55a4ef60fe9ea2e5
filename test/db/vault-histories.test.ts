import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { inCountedTransaction } from '../../src/core/vault/commit-log.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { FyrError } from '../../src/shared/domain/errors.ts'
import { runs } from '../long-runs.ts'
import { copyOf, migrations, newFolder, newVault, now, passphrase } from './vault-fixture.ts'

vi.setConfig({ testTimeout: 600_000 })

type Tampering = 'putFolderBack' | 'putDeskBack' | 'removeWal' | 'removeMark'

/** What may befall a vault; the number says how much is recorded, or which copy is put back. */
interface Step {
  readonly step: 'record' | 'lock' | 'kill' | 'powerCut' | 'copy' | 'goOn' | Tampering
  readonly number: number
}

const often: Readonly<Record<Step['step'], number>> = {
  record: 6,
  lock: 2,
  kill: 3,
  powerCut: 2,
  copy: 3,
  goOn: 2,
  putFolderBack: 2,
  putDeskBack: 2,
  removeWal: 2,
  removeMark: 1
}
const kinds = Object.keys(often).filter((name): name is Step['step'] => Object.hasOwn(often, name))
const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    step: fc.oneof(...kinds.map(kind => ({ weight: often[kind], arbitrary: fc.constant(kind) }))),
    number: fc.nat(20)
  }),
  { minLength: 8, maxLength: 20, size: 'max' }
)

/** What this computer knows of the vault: its marks, byte by byte, and which commits they tell of. */
interface Memory {
  readonly marks: ReadonlyMap<string, Buffer>
  readonly commits: ReadonlySet<string>
}

/** A computer with one vault on it, and somebody who does things to its files. */
class Computer {
  readonly #marksDir = path.join(newFolder(), 'marks')
  readonly #copies: string[] = []
  #folder: string
  #vault: Vault | null = null
  /** The commits that this computer remembers. */
  #remembered: ReadonlySet<string> = new Set()
  #atOpening: Memory = { marks: new Map(), commits: new Set() }
  /** After a power cut the marks are behind. Until the vault is opened again nothing else befalls it: that would be two faults at once. */
  #isUnsure = false
  #next = 0
  alarms = 0
  /** Where there was an alarm and nothing missing, or the other way round. */
  readonly wrong: string[] = []

  constructor(folder: string) {
    this.#folder = folder
  }

  async do({ step, number }: Step): Promise<void> {
    switch (step) {
      case 'record':
        if (await this.#open(false)) for (let left = 1 + (number % 3); left > 0; left -= 1) this.#insert()
        return
      case 'goOn':
        if (await this.#open(true)) this.#endAlarm()
        return
      case 'lock':
        return this.#close()
      case 'kill':
        return this.#kill()
      case 'powerCut':
        // All that was acknowledged is on the disk; of the marks, what was brought there when the vault was opened.
        this.#isUnsure = this.#vault !== null
        return this.#leave(this.#atOpening)
      case 'copy':
        if (this.#vault === null) this.#copies.push(copyOf(this.#folder))
        return
      default:
        // Files are put back or removed while nobody has them open.
        if (number % 2 === 0) this.#kill()
        this.#close()
        if (!this.#isUnsure) this.#tamper(step, this.#copies[number % this.#copies.length])
    }
  }

  end(): void {
    this.#vault?.close()
  }

  #tamper(step: Tampering, copy: string | undefined): void {
    switch (step) {
      case 'putFolderBack':
        if (copy !== undefined) this.#folder = copyOf(copy)
        return
      case 'putDeskBack':
        if (copy === undefined) return
        rmSync(this.#file('desk-1.db-wal'), { force: true })
        return cpSync(path.join(copy, 'desk-1.db'), this.#file('desk-1.db'))
      case 'removeWal':
        return rmSync(this.#file('desk-1.db-wal'), { force: true })
      case 'removeMark':
        return rmSync(this.#file('desk.mark'), { force: true })
    }
  }

  /** Opens the vault and sees that there is an alarm exactly when a commit that this computer remembers is missing. */
  async #open(goOn: boolean): Promise<boolean> {
    if (this.#vault !== null) return true
    const found = await commitsIn(this.#folder)
    const isMissing = [...this.#remembered].some(id => !found.has(id))
    const opening = openVault(this.#folder, { passphrase, migrations, now, marksDir: this.#marksDir, goOn })
    const outcome = await opening.catch((error: unknown) => error)
    const alarm = outcome instanceof FyrError ? outcome.code : null
    const expected = isMissing && !goOn ? /^vault\.(desk-older|wal-missing|wal-damaged)$/ : /^none$/
    if (!expected.test(alarm ?? 'none')) this.wrong.push(`${alarm} where ${isMissing ? 'some' : 'nothing'} is missing`)
    if (alarm !== null) this.alarms += 1
    if (outcome instanceof Error) return false
    this.#vault = await opening
    if ((this.#vault.missing !== null) !== isMissing) this.wrong.push('opened without saying what is missing')
    if (!isMissing) this.#remembered = found
    this.#isUnsure = false
    this.#atOpening = { marks: this.#marks(), commits: this.#remembered }
    return true
  }

  #endAlarm(): void {
    if (this.#vault === null || this.#vault.missing === null) return
    this.#remembered = notesOf(this.#vault)
    this.#vault.endAlarm()
    this.#insert()
    this.#close()
  }

  #insert(): void {
    const vault = this.#vault
    if (vault === null) return
    const id = String((this.#next += 1))
    inCountedTransaction(vault.db, () => vault.db.prepare('INSERT INTO note (text) VALUES (?)').run(id))
    this.#remembered = new Set([...this.#remembered, id])
  }

  #close(): void {
    this.#vault?.close()
    this.#vault = null
  }

  #kill(): void {
    this.#leave({ marks: this.#marks(), commits: this.#remembered })
  }

  /** The program ends at once: the files stay as they are, and of the memory what is given. */
  #leave({ marks, commits }: Memory): void {
    if (this.#vault === null) return
    const left = copyOf(this.#folder)
    this.#close()
    this.#folder = left
    this.#remembered = commits
    for (const [name, bytes] of marks)
      writeFileSync(name === 'desk.mark' ? this.#file(name) : path.join(this.#marksDir, name), bytes)
  }

  #marks(): ReadonlyMap<string, Buffer> {
    const outside = existsSync(this.#marksDir) ? readdirSync(this.#marksDir) : []
    const files = [this.#file('desk.mark'), ...outside.map(name => path.join(this.#marksDir, name))]
    return new Map(files.filter(file => existsSync(file)).map(file => [path.basename(file), readFileSync(file)]))
  }

  #file(name: string): string {
    return path.join(this.#folder, name)
  }
}

const notesOf = (vault: Vault): Set<string> =>
  new Set(vault.db.prepare<[], string>('SELECT text FROM note').pluck().all())

/** What a folder holds, to somebody who remembers nothing. */
async function commitsIn(folder: string): Promise<Set<string>> {
  const copy = copyOf(folder)
  rmSync(path.join(copy, 'desk.mark'), { force: true })
  const vault = await openVault(copy, { passphrase, migrations, now })
  const found = notesOf(vault)
  vault.close()
  rmSync(copy, { recursive: true })
  return found
}

it('whatever befalls the files, there is an alarm exactly when an acknowledged commit is missing', async () => {
  const { folder } = await newVault(0)
  let alarms = 0
  await fc.assert(
    fc.asyncProperty(histories, async history => {
      const computer = new Computer(copyOf(folder))
      try {
        for (const step of history) await computer.do(step)
        await computer.do({ step: 'lock', number: 0 })
        await computer.do({ step: 'record', number: 0 })
        expect(computer.wrong).toEqual([])
      } finally {
        computer.end()
        alarms += computer.alarms
      }
    }),
    { numRuns: runs(25, 400) }
  )
  expect(alarms).toBeGreaterThan(0)
})
