import type { Migration } from '../migration.ts'

/**
 * What is looked for by its words: notes as they stand, and articles. Only words stand here, in the form in which they are compared, and
 * not the texts. They are filled at the next opening (`search-index.ts`), since how words are compared is live code.
 */
export const search: Migration = {
  version: 13,
  name: 'search',
  up(db) {
    for (const table of ['note_search', 'answer_search'])
      db.exec(`create virtual table ${table} using fts5(
        words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2'
      )`)
  }
}
