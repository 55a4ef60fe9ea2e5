import type { Migration } from '../migration.ts'

/**
 * A visit that was withdrawn does not say what the bureau is asked. When a visit goes, its questions go either before it, while it
 * still says that it is withdrawn, or after it: then they are counted once more first, since each is uncounted as it goes.
 */
export const topicUseOfStandingVisits: Migration = {
  version: 18,
  name: 'topic use of standing visits',
  up(db) {
    db.exec(`
      drop trigger question_counts_topic;
      drop trigger question_uncounts_topic;
      delete from topic_use;
      insert into topic_use (topic, uses)
        select question.topic, count(*) from question join visit on visit.seq = question.visit_seq
        where visit.withdrawn_at is null group by question.topic;

      create trigger question_counts_topic after insert on question
      when not exists (select 1 from visit where seq = new.visit_seq and withdrawn_at is not null)
      begin
        insert into topic_use (topic, uses) values (new.topic, 1) on conflict (topic) do update set uses = uses + 1;
      end;
      create trigger question_uncounts_topic after delete on question
      when not exists (select 1 from visit where seq = old.visit_seq and withdrawn_at is not null)
      begin
        update topic_use set uses = uses - 1 where topic = old.topic;
      end;
      create trigger withdrawing_uncounts_topics after update of withdrawn_at on visit
      when old.withdrawn_at is null and new.withdrawn_at is not null
      begin
        update topic_use set uses = uses - (select count(*) from question where visit_seq = new.seq and topic = topic_use.topic)
        where topic in (select topic from question where visit_seq = new.seq);
      end;
      create trigger restoring_counts_topics after update of withdrawn_at on visit
      when old.withdrawn_at is not null and new.withdrawn_at is null
      begin
        update topic_use set uses = uses + (select count(*) from question where visit_seq = new.seq and topic = topic_use.topic)
        where topic in (select topic from question where visit_seq = new.seq);
      end;
      create trigger erasing_withdrawn_counts_topics before delete on visit
      when old.withdrawn_at is not null
      begin
        update topic_use set uses = uses + (select count(*) from question where visit_seq = old.seq and topic = topic_use.topic)
        where topic in (select topic from question where visit_seq = old.seq);
      end;
    `)
  }
}
