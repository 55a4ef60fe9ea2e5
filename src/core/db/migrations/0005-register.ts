import { hash } from 'node:crypto'
import type { Migration } from '../migration.ts'

interface ReleaseRow {
  readonly id: string
  readonly month: string
  readonly number: number
  readonly made_at: string
  readonly person_id: string
  readonly method: string
  readonly content_hash: string
}

/**
 * The register of releases as a chain: each release is bound to the one before by its hash, and `release_head` says how many
 * there are, so that a changed, missing or cut register shows. Besides, months without a release of their own and releases that
 * never left the house.
 */
export const register: Migration = {
  version: 5,
  name: 'register',
  up(db) {
    db.exec(`
      create table release_chain (
        seq integer primary key,
        release_id text not null unique references release (id),
        hash text not null
      ) strict;

      create table release_head (
        only integer primary key check (only = 1),
        seq integer not null,
        hash text not null
      ) strict;

      create table passed_over_month (
        month text primary key,
        at text not null,
        person_id text not null references vault_person (id),
        counted_in text references release (id)
      ) strict, without rowid;

      create table replaced_release (
        release_id text primary key references release (id),
        at text not null,
        person_id text not null references vault_person (id)
      ) strict, without rowid;

      create trigger release_unchanged before update on release
      begin select raise(abort, 'a release in the register never changes'); end;

      create trigger release_kept before delete on release
      begin select raise(abort, 'a release is never removed from the register'); end;
    `)
    let link = { seq: 0, hash: '0'.repeat(64) }
    const releases = db.prepare<[], ReleaseRow>(
      'select id, month, number, made_at, person_id, method, content_hash from release order by made_at, id'
    )
    const insert = db.prepare('insert into release_chain (seq, release_id, hash) values (?, ?, ?)')
    for (const row of releases.all()) {
      link = { seq: link.seq + 1, hash: linkHash(link.seq + 1, link.hash, row) }
      insert.run(link.seq, row.id, link.hash)
    }
    db.prepare('insert into release_head (only, seq, hash) values (1, ?, ?)').run(link.seq, link.hash)
  }
}

const linkHash = (seq: number, previous: string, row: ReleaseRow): string =>
  hash(
    'sha256',
    JSON.stringify([
      'fyr register 1',
      seq,
      previous,
      row.id,
      row.month,
      row.number,
      row.made_at,
      row.person_id,
      row.method,
      row.content_hash
    ])
  )
