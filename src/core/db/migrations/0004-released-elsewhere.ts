import type { Migration } from '../migration.ts'

/** Months of which a summary was made by a copy of the bureau that is lost, and the visits that it may have counted. */
export const releasedElsewhere: Migration = {
  version: 4,
  name: 'released elsewhere',
  up(db) {
    db.exec(`
      create table released_elsewhere (
        month text primary key,
        at text not null,
        person_id text not null references vault_person (id)
      ) strict, without rowid;

      create table released_elsewhere_visit (
        visit_seq integer primary key references visit (seq) on delete cascade,
        month text not null references released_elsewhere (month)
      ) strict;
    `)
  }
}
