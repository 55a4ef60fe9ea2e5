/**
 * One step in the life of a vault, run in a process of its own so that it can be killed: `vault-child.ts STEP FOLDER [N]`.
 * With N it kills itself just before the Nth time that it changes something in the file system through Node.
 */
import { randomBytes } from 'node:crypto'
import fs, { writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { Migration } from '../../src/core/db/migration.ts'
import { inCountedTransaction } from '../../src/core/vault/commit-log.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { listPeople } from '../../src/core/vault/people-table.ts'
import { removePerson, suspendPerson } from '../../src/core/vault/people.ts'
import { recoverVault } from '../../src/core/vault/recovery.ts'
import type { Vault } from '../../src/core/vault/vault.ts'

const passphrase = 'lampan sjunger om havet'
const newPassphrase = 'tre gröna broar i dimman'
const canary = 'kanariefagel7312'
const now = Date.now
const notes: Migration = {
  version: 1,
  name: 'notes',
  up: db => db.exec('CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT')
}
const titles: Migration = {
  version: 2,
  name: 'titles',
  up: db =>
    db.exec(`
      CREATE TABLE next (id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL) STRICT;
      INSERT INTO next SELECT id, upper(text), text FROM note;
      DROP TABLE note;
      ALTER TABLE next RENAME TO note;
      CREATE INDEX note_by_title ON note (title);
    `)
}

const steps: Record<string, (folder: string) => Promise<void>> = {
  async create(folder) {
    const made = await createVault(folder, {
      passphrase,
      personName: 'Maja Ek',
      roles: ['coordinator'],
      migrations: [notes],
      now,
      cost: cheapestCost,
      prepare: vault => insertNotes(vault, 5)
    })
    made.vault.close()
  },
  async migrate(folder) {
    const vault = await openVault(folder, { passphrase, migrations: [notes, titles], now })
    vault.close()
  },
  async recover(folder) {
    const recoveryKey = fs.readFileSync(`${folder}.recovery-key`, 'utf8')
    const vault = await recoverVault(folder, {
      recoveryKey,
      newPassphrase,
      migrations: [notes],
      now,
      cost: cheapestCost
    })
    vault.close()
  },
  /** Removes everybody who is called Nina. */
  async remove(folder) {
    const vault = await openVault(folder, { passphrase, migrations: [notes], now })
    const person = listPeople(vault.db).find(each => each.name.startsWith('Nina'))
    if (person === undefined) throw new Error('nobody to remove')
    say('removing')
    await removePerson(vault, { ownPassphrase: passphrase, now, person: person.id })
    vault.db.prepare('INSERT INTO note (id, text) VALUES (?, ?)').run('afterwards', 'x')
    vault.close()
  },
  async suspend(folder) {
    const vault = await openVault(folder, { passphrase, migrations: [notes], now })
    const person = listPeople(vault.db).find(each => each.name.startsWith('Nina'))
    if (person === undefined) throw new Error('nobody to suspend')
    await suspendPerson(vault, { ownPassphrase: passphrase, now, person: person.id })
    vault.close()
  },
  /** Commits one note after another, and says so only after each commit. */
  async commit(folder) {
    const vault = await openVault(folder, { passphrase, migrations: [notes], now })
    const insert = vault.db.prepare('INSERT INTO note (id, text) VALUES (?, ?)')
    for (let number = 0; ; number += 1) {
      inCountedTransaction(vault.db, () => insert.run(`note ${number}`, randomBytes(300).toString('hex')))
      say(`${number}`)
    }
  },
  /**
   * Puts a word wherever SQLite might let it slip out: rows, an index, a search index, a temporary table too large for its
   * cache, a sort, a rebuild, a copy. Names every open file that holds it, and waits to be killed.
   */
  async canary(folder) {
    const vault = await openVault(folder, { passphrase, migrations: [notes], now })
    const { db } = vault
    // A cache of ten pages for temporary tables: the rest must go somewhere.
    db.pragma('temp.cache_size = 10')
    const insert = db.prepare('INSERT INTO note (id, text) VALUES (?, ?)')
    db.transaction(() => {
      for (let number = 0; number < 1500; number += 1) insert.run(`${canary} ${number}`, `${canary} `.repeat(100))
    })()
    db.exec(`
      CREATE INDEX note_by_text ON note (text);
      CREATE VIRTUAL TABLE search USING fts5 (text);
      INSERT INTO search SELECT text FROM note LIMIT 200;
      VACUUM;
      DELETE FROM note WHERE id LIKE '%3';
      CREATE TEMP TABLE sorted AS SELECT * FROM note ORDER BY substr(text, 3), id DESC;
      CREATE INDEX temp.sorted_by_text ON sorted (text);
    `)
    vault.close()
    const migrated = await openVault(folder, {
      passphrase,
      migrations: [notes, { ...titles, up: failOnPurpose }],
      now
    }).catch(() => null)
    if (migrated !== null) throw new Error('the migration did not fail')
    const again = await openVault(folder, { passphrase, migrations: [notes], now })
    again.db.pragma('temp.cache_size = 10')
    again.db.exec(
      `CREATE TEMP TABLE sorted AS SELECT * FROM note ORDER BY substr(text, 3), id DESC; INSERT INTO note VALUES ('last', '${canary}')`
    )
    for (const leak of openFilesHolding(canary)) say(`leak ${leak}`)
    say('written')
    await new Promise(resolve => process.stdin.once('data', resolve))
  },
  /** Keeps the vault open until it is told to stop. */
  async hold(folder) {
    const vault = await openVault(folder, { passphrase, migrations: [notes], now })
    say('open')
    await new Promise(resolve => process.stdin.once('data', resolve))
    vault.close()
  }
}

function failOnPurpose(): void {
  throw new Error('on purpose')
}

/** SQLite unlinks its temporary files as it opens them, so that only the process itself can still look into them. */
function openFilesHolding(word: string): string[] {
  if (process.platform !== 'linux') return []
  return fs
    .readdirSync('/proc/self/fd')
    .map(name => `/proc/self/fd/${name}`)
    .filter(link => fs.statSync(link, { throwIfNoEntry: false })?.isFile() === true)
    .filter(link => fs.readFileSync(link).includes(word))
    .map(link => fs.readlinkSync(link))
}

function insertNotes(vault: Vault, count: number): void {
  const insert = vault.db.prepare('INSERT INTO note (id, text) VALUES (?, ?)')
  for (let number = 0; number < count; number += 1) insert.run(`first ${number}`, randomBytes(2000).toString('hex'))
}

function say(line: string): void {
  writeSync(1, `${line}\n`)
}

function dieBeforeChange(last: number): void {
  let left = last
  const counted = ['openSync', 'writeFileSync', 'renameSync', 'rmSync', 'mkdirSync'] as const
  for (const name of counted) {
    const original: (...args: never[]) => unknown = fs[name]
    Object.defineProperty(fs, name, {
      value(...args: never[]) {
        left -= 1
        if (left === 0) process.kill(process.pid, 'SIGKILL')
        return original(...args)
      }
    })
  }
  syncBuiltinESMExports()
}

const [, , name = '', folder = '', dieAt] = process.argv
if (dieAt !== undefined) dieBeforeChange(Number(dieAt))
say('started')
await steps[name]?.(folder)
say('done')
