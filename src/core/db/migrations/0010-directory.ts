import type { Migration } from '../migration.ts'

/**
 * The directory: records in the words and tables of the Human Services Data Specification 3.0, what the bureau adds of its own, and
 * what is worked out from both so that a list and a suggestion are fast.
 *
 * An organisation that questions are handed on to is the same thing as an organisation of the directory: `organisation.hsds_id` is
 * the id of its record.
 */
export const directory: Migration = {
  version: 10,
  name: 'directory',
  up(db) {
    db.exec(`
      create table directory_record (
        seq integer primary key,
        kind text not null,
        id text not null,
        fields text not null check (json_valid(fields)),
        source text,
        organization_id text generated always as (fields ->> 'organization_id') virtual,
        service_id text generated always as (fields ->> 'service_id') virtual,
        location_id text generated always as (fields ->> 'location_id') virtual,
        service_at_location_id text generated always as (fields ->> 'service_at_location_id') virtual,
        link_id text generated always as (fields ->> 'link_id') virtual,
        unique (kind, id)
      ) strict;
      create index directory_record_by_organization on directory_record (organization_id) where organization_id is not null;
      create index directory_record_by_service on directory_record (service_id) where service_id is not null;
      create index directory_record_by_location on directory_record (location_id) where location_id is not null;
      create index directory_record_by_service_at_location
        on directory_record (service_at_location_id) where service_at_location_id is not null;
      create index directory_record_by_link on directory_record (link_id) where link_id is not null;
      create index directory_record_by_source on directory_record (source) where source is not null;

      create table directory_own (
        kind text not null,
        id text not null,
        note text,
        checked_on text,
        checked_by text references vault_person (id),
        edited_at text,
        primary key (kind, id)
      ) strict, without rowid;

      create table directory_entry (
        seq integer primary key,
        kind text not null,
        id text not null,
        organisation_id text references organisation (id),
        name text not null,
        organisation_name text not null,
        city text not null,
        status text not null,
        checked_on text,
        name_key text not null,
        search text not null,
        unique (kind, id)
      ) strict;
      create index directory_entry_by_name on directory_entry (name_key, seq);
      create index directory_entry_by_checked_on on directory_entry (checked_on);
      create index directory_entry_by_organisation on directory_entry (organisation_id);

      create table directory_entry_topic (
        topic text not null,
        entry_seq integer not null references directory_entry (seq) on delete cascade,
        primary key (topic, entry_seq)
      ) strict, without rowid;
      create index directory_entry_topic_by_entry on directory_entry_topic (entry_seq);

      create table gap (
        month text not null,
        topic text not null,
        municipality text not null,
        language text not null,
        times integer not null,
        primary key (month, topic, municipality, language)
      ) strict, without rowid;

      alter table organisation add column hsds_id text;
      update organisation set hsds_id = id;
      create unique index organisation_by_hsds_id on organisation (hsds_id);
      insert into directory_record (kind, id, fields)
        select 'organization', id, json_object('name', name) from organisation order by created_at, id;

      alter table referral add column service_id text;
      create index referral_by_service on referral (service_id) where service_id is not null;
    `)
  }
}
