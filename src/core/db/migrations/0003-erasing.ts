import type { Migration } from '../migration.ts'

/**
 * Notes stand in a table of their own, present wordings and earlier ones alike, so that what was said can be erased in one place
 * and that place be written anew. Notes that are there already count from the day on which their visit was recorded.
 *
 * `question` and `history` are made anew and not just altered: pages of a dropped table are zeroed, while a row that was moved
 * within a page may leave a copy behind.
 */
export const erasing: Migration = {
  version: 3,
  name: 'erasing',
  up(db) {
    db.exec(`
      create table note (
        seq integer primary key,
        visit_seq integer not null references visit (seq) on delete cascade,
        question_id text not null,
        history_seq integer references history (seq) on delete cascade,
        text text not null,
        since text not null check (since glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
      ) strict;

      insert into note (visit_seq, question_id, text, since)
        select visit_seq, question.id, note, substr(recorded_at, 1, 10)
        from question join visit on visit.seq = visit_seq where note is not null order by question.seq;
      insert into note (visit_seq, question_id, history_seq, text, since)
        select visit_seq, each.value ->> 'id', history.seq, each.value ->> 'note', substr(recorded_at, 1, 10)
        from history join visit on visit.seq = visit_seq join json_each(history.before, '$.questions') as each
        where each.value ->> 'note' is not null order by history.seq, each.key;
      create index note_by_visit on note (visit_seq);
      create index note_by_day on note (since);

      create table next_question (
        seq integer primary key,
        id text not null unique,
        visit_seq integer not null references visit (seq) on delete cascade,
        position integer not null,
        topic text not null references topic (code),
        actions text not null,
        barriers text not null
      ) strict;
      insert into next_question select seq, id, visit_seq, position, topic, actions, barriers from question order by seq;
      drop table question;
      alter table next_question rename to question;
      create index question_by_visit on question (visit_seq, position);
      create index question_by_topic on question (topic, visit_seq);

      create table next_history (
        seq integer primary key,
        visit_seq integer not null references visit (seq) on delete cascade,
        revision integer not null,
        at text not null,
        person_id text not null references vault_person (id),
        change text not null,
        before text check (before is null or json_valid(before))
      ) strict;
      insert into next_history
        select seq, visit_seq, revision, at, person_id, change,
          case when before is null then null else json_set(before, '$.questions', (
            select json_group_array(json_set(each.value, '$.note', null) order by each.key)
            from json_each(before, '$.questions') as each
          )) end
        from history order by seq;
      drop table history;
      alter table next_history rename to history;
      create index history_by_visit on history (visit_seq, revision);

      create table erased_visit (
        id text primary key,
        erased_at text not null,
        import_key text unique,
        release_id text references release (id)
      ) strict, without rowid;
    `)
  }
}
