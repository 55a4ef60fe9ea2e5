import type { Migration } from '../migration.ts'

/** A shift that is planned or opened has times and people; one without times is there for its visits only. */
export const rota: Migration = {
  version: 15,
  name: 'rota',
  up(db) {
    db.exec(`
      alter table shift add column starts text;
      alter table shift add column ends text;
      alter table shift add column opened_at text;
      create table shift_person (
        shift_id text not null references shift (id) on delete cascade,
        person_id text not null references vault_person (id),
        primary key (shift_id, person_id)
      ) strict, without rowid;
      create index visit_by_shift on visit (shift_id);
    `)
  }
}
