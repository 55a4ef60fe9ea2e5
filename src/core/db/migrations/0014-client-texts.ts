import type { Migration } from '../migration.ts'

/** What the bureau has changed in the texts of slips, and which languages a native speaker has read, in the wording that `texts` is the hash of. */
export const clientTexts: Migration = {
  version: 14,
  name: 'client texts',
  up(db) {
    db.exec(`
      create table client_text (
        language text not null,
        key text not null,
        text text not null,
        primary key (language, key)
      ) strict, without rowid;

      create table client_text_review (
        language text primary key,
        texts text not null,
        at text not null
      ) strict, without rowid;
    `)
  }
}
