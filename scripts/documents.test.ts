import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const pages = globSync('{*.md,{docs,src,test,resources}/**/*.md}', { cwd: root })
/** What stands between a page's backticks, one thing each. */
const quoted = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, thing = '']) => thing)
const byName = new Intl.Collator('en', { numeric: true })

/** What a page names and should not, after its own name. */
const faultsOf = (find: (text: string, page: string) => string[]): string[] =>
  pages.flatMap(page => find(read(page), page).map(fault => `${page}: ${fault}`))

test('no page names a file or folder of the project that is not there', () => {
  const isThere = (file: string): boolean => globSync([file, `${file}.ts`], { cwd: root }).length > 0
  const named = (text: string): string[] =>
    quoted(text).filter(thing => /^(?:src|test|scripts|docs|locales|resources)\/[\w./*{},-]+$/.test(thing))
  expect(pages.flatMap(page => named(read(page))).length).toBeGreaterThan(200)
  expect(faultsOf(text => named(text).filter(file => !isThere(file)))).toEqual([])
})

test('no page has a link to one that is not there', () => {
  const links = (text: string): string[] =>
    [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link = '']) => link)
  expect(
    faultsOf((text, page) => links(text).filter(link => !existsSync(path.join(root, path.dirname(page), link))))
  ).toEqual([])
})

test('no page names an `npm run` that is not there', () => {
  const scripts: unknown = JSON.parse(read('package.json')).scripts
  const named = (text: string): string[] =>
    [...text.matchAll(/npm run ([a-z][a-z:]*)/g)].map(([, script = '']) => script)
  expect(faultsOf(text => named(text).filter(script => !Object.hasOwn(Object(scripts), script)))).toEqual([])
})

test('the page on tests names no test that is not there', () => {
  const [, promises = ''] = read('docs/testing.md').split('## Which promise has which test')
  const named = promises
    .split('\n')
    .filter(line => line.startsWith('| '))
    .flatMap(row => quoted(row.split(' | ').at(-1) ?? ''))
    .filter(name => !name.startsWith('npm run '))
  const isThere = (name: string): boolean =>
    [`test/${name}.{test,spec}.ts`, `{src,scripts,test}/**/${name}.ts`, `${name}.ts`, name].some(
      pattern => globSync(pattern, { cwd: root }).length > 0
    )
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(name => !isThere(name))).toEqual([])
})

test('the page on the data model names the tables that are there, and no others', () => {
  const views = globSync('src/core/db/*schema.ts', { cwd: root }).map(read).join('\n')
  const tables = [...views.matchAll(/^ {2}(\w+): \w+Table$/gm)].map(([, table = '']) => table)
  // The vault's own tables, which Kysely does not see.
  const ofTheVault = ['vault_meta', 'vault_progress']
  const page = read('docs/data-model.md')
  const [, rows = ''] = page.split('| table | one row is | notes |')
  const named = [...rows.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) => quoted(cell))
  expect(tables.filter(table => !quoted(page).includes(table))).toEqual([])
  expect(named.filter(table => !tables.includes(table) && !ofTheVault.includes(table))).toEqual([])
})

test('the list of decisions has each of them, in order, under its title', () => {
  const listed = [...read('docs/adr/README.md').matchAll(/^- (\d+)\. \[(.+)\]\((.+)\)$/gm)].map(
    ([, number = '', title = '', file = '']) => ({ file, title: `# ${number}. ${title}` })
  )
  const there = globSync('[0-9]*.md', { cwd: path.join(root, 'docs/adr') }).toSorted(byName.compare)
  expect(listed).toEqual(there.map(file => ({ file, title: read(`docs/adr/${file}`).split('\n', 1)[0] })))
})
