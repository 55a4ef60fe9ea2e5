import type { Migration } from '../migration.ts'

/**
 * How many questions there are on each topic, so that a search can put first what a bureau is asked most without counting its
 * questions anew. Kept by triggers: whatever adds, changes or erases questions keeps it right.
 */
export const topicUse: Migration = {
  version: 9,
  name: 'topic use',
  up(db) {
    db.exec(`
      create table topic_use (
        topic text primary key references topic (code),
        uses integer not null
      ) strict, without rowid;
      insert into topic_use (topic, uses) select topic, count(*) from question group by topic;

      create trigger question_counts_topic after insert on question
      begin
        insert into topic_use (topic, uses) values (new.topic, 1) on conflict (topic) do update set uses = uses + 1;
      end;
      create trigger question_uncounts_topic after delete on question
      begin
        update topic_use set uses = uses - 1 where topic = old.topic;
      end;
    `)
  }
}
