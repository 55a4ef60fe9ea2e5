import type { Migration } from '../migration.ts'

/** How long a visit took, who interpreted, and how soon a question must be dealt with. */
export const visitFacts: Migration = {
  version: 12,
  name: 'visit facts',
  up(db) {
    db.exec(`
      alter table visit add column interpreter text;
      alter table visit add column minutes integer;
      alter table question add column urgency text;
    `)
  }
}
