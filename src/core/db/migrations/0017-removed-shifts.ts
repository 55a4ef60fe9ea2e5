import type { Migration } from '../migration.ts'

/** A shift that was taken out of the rota can be put back for a while. */
export const removedShifts: Migration = {
  version: 17,
  name: 'removed-shifts',
  up(db) {
    db.exec('alter table shift add column removed_at text')
  }
}
