import type { Migration } from '../migration.ts'

/** Slips join visits. Of a slip's code only a keyed hash is there; of one that was cut, that hash alone, so that no backup brings it back. */
export const returnCodes: Migration = {
  version: 8,
  name: 'return codes',
  up(db) {
    db.exec(`
      create table return_code (
        seq integer primary key,
        id text not null unique,
        hash text not null unique check (length(hash) = 64)
      ) strict;

      alter table visit add column return_code_seq integer references return_code (seq) on delete set null;
      create index visit_by_return_code on visit (return_code_seq) where return_code_seq is not null;

      create table forgotten_return (
        hash text primary key
      ) strict, without rowid;
    `)
  }
}
