import type { Migration } from '../migration.ts'

/**
 * The desk as first released. Frozen: later changes are later migrations. `vault_person` is the vault's own table, made before
 * the first migration.
 */
export const desk: Migration = {
  version: 1,
  name: 'desk',
  up(db) {
    db.exec(`
      create table setting (
        key text primary key,
        value text not null check (json_valid(value))
      ) strict, without rowid;

      create table topic_list (
        version integer primary key,
        made_at text not null,
        source text not null
      ) strict;

      create table topic (
        code text primary key,
        parent text references topic (code),
        sv text not null,
        en text not null,
        position integer not null,
        since_version integer not null references topic_list (version),
        retired_version integer references topic_list (version)
      ) strict, without rowid;

      create table organisation (
        id text primary key,
        name text not null,
        name_key text not null unique,
        kind text not null,
        created_at text not null
      ) strict, without rowid;

      create table shift (
        id text primary key,
        date text not null,
        place text not null,
        place_key text not null,
        unique (date, place_key)
      ) strict, without rowid;

      create table visit (
        seq integer primary key,
        id text not null unique,
        revision integer not null,
        date text not null check (date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
        time text,
        shift_id text not null references shift (id),
        channel text not null,
        language text,
        age_band text,
        gender text,
        municipality text,
        time_in_sweden text,
        household integer,
        recorded_at text not null,
        recorded_by text not null references vault_person (id),
        withdrawn_at text,
        import_key text unique
      ) strict;
      create index visit_by_date on visit (date desc, time desc, seq desc);

      create table question (
        seq integer primary key,
        id text not null unique,
        visit_seq integer not null references visit (seq) on delete cascade,
        position integer not null,
        topic text not null references topic (code),
        actions text not null,
        barriers text not null,
        note text
      ) strict;
      create index question_by_visit on question (visit_seq, position);
      create index question_by_topic on question (topic, visit_seq);

      create table referral (
        question_seq integer primary key references question (seq) on delete cascade,
        organisation_id text not null references organisation (id),
        way text not null,
        outcome text
      ) strict;
      create index referral_by_organisation on referral (organisation_id);

      create table history (
        seq integer primary key,
        visit_seq integer not null references visit (seq) on delete cascade,
        revision integer not null,
        at text not null,
        person_id text not null references vault_person (id),
        change text not null,
        before text check (before is null or json_valid(before))
      ) strict;
      create index history_by_visit on history (visit_seq, revision);

      create table draft (
        person_id text not null references vault_person (id),
        kind text not null,
        body text not null,
        saved_at text not null,
        primary key (person_id, kind)
      ) strict, without rowid;

      create table import (
        id text primary key,
        file_name text not null,
        file_hash text not null,
        at text not null,
        person_id text not null references vault_person (id),
        report text not null check (json_valid(report))
      ) strict, without rowid;
      create index import_by_hash on import (file_hash);

      create table import_mapping (
        fingerprint text primary key,
        mapping text not null check (json_valid(mapping)),
        used_at text not null
      ) strict, without rowid;

      create table release (
        id text primary key,
        month text not null,
        number integer not null,
        made_at text not null,
        person_id text not null references vault_person (id),
        method text not null,
        content text not null check (json_valid(content)),
        content_hash text not null,
        unique (month, number)
      ) strict, without rowid;

      create table release_visit (
        visit_seq integer primary key references visit (seq),
        release_id text not null references release (id)
      ) strict;
      create index release_visit_by_release on release_visit (release_id);
    `)
  }
}
