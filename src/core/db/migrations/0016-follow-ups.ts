import type { Migration } from '../migration.ts'

/** Promised calls and explained letters. Questions are written anew by corrections, so they are named by their id. */
export const followUps: Migration = {
  version: 16,
  name: 'follow-ups',
  up(db) {
    db.exec(`
      create table follow_up (
        seq integer primary key,
        visit_seq integer not null references visit (seq) on delete cascade,
        question_id text not null,
        kind text not null,
        sender text,
        letter text,
        due text,
        promised integer not null check (promised in (0, 1)),
        outcome text,
        unique (question_id, kind)
      ) strict;
      create index follow_up_by_visit on follow_up (visit_seq);
      create index follow_up_open on follow_up (promised) where outcome is null;
      create index referral_open on referral (question_seq) where outcome is null;
    `)
  }
}
