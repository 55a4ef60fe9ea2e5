import type { Migration } from '../migration.ts'

/**
 * A visit that is recorded for a month which a lost copy has released may be one that it counted, typed in again. It is noted at once, so
 * that moving it to another month later does not bring it into another release.
 */
export const typedInAgain: Migration = {
  version: 7,
  name: 'typed in again',
  up(db) {
    db.exec(`
      create trigger visit_typed_in_again after insert on visit
      when substr(new.date, 1, 7) in (select month from released_elsewhere)
        or (
          substr(new.date, 1, 7) in (select month from release)
          and substr(new.date, 1, 7) < (select max(month) from released_elsewhere)
        )
      begin
        insert into released_elsewhere_visit (visit_seq, month)
        values (new.seq, (select max(month) from released_elsewhere));
      end;
    `)
  }
}
