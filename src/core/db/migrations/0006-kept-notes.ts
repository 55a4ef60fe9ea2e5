import type { Migration } from '../migration.ts'

/** What seems to tell who somebody is and was kept in a note by whoever wrote it, as codes with a space between and around. */
export const keptNotes: Migration = {
  version: 6,
  name: 'kept notes',
  up(db) {
    db.exec(`alter table note add column kept text not null default ''`)
  }
}
