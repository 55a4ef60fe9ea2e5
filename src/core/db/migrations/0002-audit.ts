import type { Migration } from '../migration.ts'

/**
 * Who did what and when, entry by entry, each bound to the one before by its hash. The triggers refuse whatever is not an append;
 * `audit_head` says how long the record is, so that a tail that was cut off is missed.
 */
export const audit: Migration = {
  version: 2,
  name: 'audit',
  up(db) {
    db.exec(`
      create table audit (
        seq integer primary key,
        at text not null,
        person_id text,
        action text not null,
        detail text not null check (json_valid(detail)),
        previous text not null,
        hash text not null
      ) strict;
      create index audit_by_action on audit (action, seq);

      create table audit_head (
        only integer primary key check (only = 1),
        seq integer not null,
        hash text not null
      ) strict;
      insert into audit_head (only, seq, hash)
        values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

      create trigger audit_appended before insert on audit
      when not exists (select 1 from audit_head where seq + 1 = new.seq and hash = new.previous)
      begin select raise(abort, 'the audit record only grows at its end'); end;

      create trigger audit_counted after insert on audit
      begin update audit_head set seq = new.seq, hash = new.hash where only = 1; end;

      create trigger audit_unchanged before update on audit
      begin select raise(abort, 'an entry of the audit record never changes'); end;

      create trigger audit_kept before delete on audit
      begin select raise(abort, 'an entry of the audit record is never removed'); end;

      create trigger audit_head_follows before update on audit_head
      when not exists (select 1 from audit where seq = new.seq and hash = new.hash and previous = old.hash)
      begin select raise(abort, 'the head of the audit record only follows it'); end;

      create trigger audit_head_alone before insert on audit_head
      begin select raise(abort, 'the audit record has one head'); end;

      create trigger audit_head_kept before delete on audit_head
      begin select raise(abort, 'the head of the audit record is never removed'); end;
    `)
  }
}
