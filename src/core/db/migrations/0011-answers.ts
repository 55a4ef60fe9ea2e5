import type { Migration } from '../migration.ts'

/** Articles on how the bureau answers, and what they said before. */
export const answers: Migration = {
  version: 11,
  name: 'answers',
  up(db) {
    db.exec(`
      create table answer (
        seq integer primary key,
        id text not null unique,
        revision integer not null,
        published integer not null check (published in (0, 1)),
        title text not null,
        text text not null,
        source text,
        language text not null,
        topics text not null,
        kept text not null,
        checked_on text check (checked_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
        checked_by text references vault_person (id),
        doubted_at text,
        withdrawn_at text
      ) strict;

      create table answer_history (
        seq integer primary key,
        answer_seq integer not null references answer (seq) on delete cascade,
        revision integer not null,
        at text not null,
        person_id text not null references vault_person (id),
        change text not null,
        before text check (before is null or json_valid(before))
      ) strict;
      create index answer_history_by_answer on answer_history (answer_seq, revision);
    `)
  }
}
