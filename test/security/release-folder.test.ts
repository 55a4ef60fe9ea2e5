import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ProtectedRelease } from '../../src/core/disclosure/types.ts'
import { madeUpRelease } from '../../src/core/release/made-up-release.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { writeRelease } from '../../src/core/release/write-release.ts'

let root: string
let written: string
let folder: string
let release: ProtectedRelease
const name = 'fyr-test-bureau-2026-09-r1'

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'fyr-release-'))
  release = await madeUpRelease()
  written = (await writeRelease(release, path.join(root, 'whole'))).folder
})
afterAll(() => rm(root, { recursive: true, force: true }))

let copies = 0
beforeEach(async () => {
  copies += 1
  folder = path.join(root, String(copies), name)
  await cp(written, folder, { recursive: true })
})

const inFolder = (file: string) => path.join(folder, file)

/** Changes a file and mends everything that holds its hash, as a forger would. */
async function forge(file: string, change: (text: string) => string): Promise<void> {
  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
  const before = await readFile(inFolder(file), 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  await writeFile(inFolder(file), after)
  const replacements: [string, string][] = [[hashOf(before), hashOf(after)]]
  if (file.endsWith('.csv')) {
    const description = await readFile(inFolder('datapackage.json'), 'utf8')
    const forged = description
      .replaceAll(hashOf(before), hashOf(after))
      .replace(new RegExp(`("path": "${file}"[\\s\\S]*?"bytes": )\\d+`), `$1${Buffer.byteLength(after)}`)
    await writeFile(inFolder('datapackage.json'), forged)
    replacements.push([hashOf(description), hashOf(forged)])
  }
  const sums = await readFile(inFolder('SHA256SUMS'), 'utf8')
  await writeFile(
    inFolder('SHA256SUMS'),
    replacements.reduce((text, [from, to]) => text.replaceAll(from, to), sums)
  )
}

/** The checks that failed, each with the problems found. */
async function failures(target = folder): Promise<Record<string, string[]>> {
  const { passed, checks } = await verifyRelease(target)
  const failed = checks.filter(check => !check.passed)
  expect(passed).toBe(failed.length === 0)
  return Object.fromEntries(failed.map(check => [check.id, [...new Set(check.problems.map(({ problem }) => problem))]]))
}

const countOf = (line: string) => Number(line.split(',')[1])
const withCount = (line: string, count: number) => line.replace(/,\d+,/, `,${count},`)

describe('verifying a release', () => {
  it('passes a whole one, as a folder and as a zip', async () => {
    expect(await failures()).toEqual({})
    expect(await failures(`${written}.zip`)).toEqual({})
    const { checks } = await verifyRelease(folder)
    expect(checks.map(check => check.id)).toEqual([
      'files',
      'hashes',
      'package',
      'schema',
      'rows',
      'base',
      'additive',
      'margins',
      'relations',
      'period',
      'attack',
      'privacy-page',
      'canonical'
    ])
  })

  it('passes one of a small month, with coarser codings and tables left out', async () => {
    const months = [await madeUpRelease(30), await madeUpRelease(18)]
    expect(months[0]?.dimensions.find(({ name: one }) => one === 'topic')?.coding).toBe('groups')
    expect(months[1]?.refused.map(({ reason }) => reason)).toContain('too-thin')
    for (const [at, month] of months.entries()) {
      const small = await writeRelease(month, path.join(root, `small-${at}`))
      expect(await failures(small.folder)).toEqual({})
    }
  })

  it('says what is wrong and where', async () => {
    await writeFile(inFolder('privacy.html'), 'changed')
    const { checks } = await verifyRelease(folder)
    expect(checks.find(check => check.id === 'hashes')?.problems).toEqual([
      { problem: 'hash-differs', where: 'privacy.html' }
    ])
  })

  it('sees a changed, a missing and an added file', async () => {
    await writeFile(inFolder('visits-by-gender.csv'), 'gender,count,status\r\n')
    expect(await failures()).toMatchObject({ hashes: ['hash-differs'], schema: ['hash-differs'] })
    await rm(inFolder('visits-by-gender.csv'))
    expect(await failures()).toMatchObject({ hashes: ['file-missing'] })
    await writeFile(inFolder('notes.txt'), 'x')
    await mkdir(inFolder('more.csv'))
    expect((await failures())['files']?.toSorted()).toEqual(['not-a-file', 'unexpected-file'])
  })

  it.each<[string, string, (lines: string[]) => string[], Record<string, string[]>]>([
    [
      'a figure that is not rounded',
      'visits-by-gender.csv',
      lines => lines.map((line, at) => (at === 2 ? withCount(line, countOf(line) + 1) : line)),
      { base: ['base'], additive: ['additive'] }
    ],
    [
      'a figure moved by five',
      'visits-by-gender.csv',
      lines => lines.map((line, at) => (at === 2 ? withCount(line, countOf(line) + 5) : line)),
      { additive: ['additive'] }
    ],
    [
      'a total that differs from the others',
      'visits-by-gender.csv',
      lines => lines.map((line, at) => (at === 1 || at === 2 ? withCount(line, countOf(line) + 5) : line)),
      { margins: ['margins'] }
    ],
    ['a row left out', 'visits-by-gender.csv', lines => lines.toSpliced(3, 1), { rows: ['rows'] }],
    ['a row twice', 'visits-by-gender.csv', lines => lines.toSpliced(3, 0, lines[3] ?? ''), { rows: ['rows'] }],
    [
      'a code of somewhere else',
      'visits-by-gender.csv',
      lines => lines.map(line => line.replace('woman', 'ara')),
      { rows: ['rows'] }
    ],
    [
      'a count that is not withheld and not there',
      'visits-by-gender.csv',
      lines => lines.map(line => line.replace(/,\d+,rounded/, ',,rounded')),
      { schema: ['status-differs'] }
    ],
    [
      'a formula',
      'visits-by-gender.csv',
      lines => lines.map(line => line.replace('woman', '"=cmd()"')),
      { schema: ['not-csv'] }
    ],
    [
      'other columns',
      'visits-by-gender.csv',
      lines => lines.map((line, at) => (at === 0 ? 'gender,status,count' : line)),
      { schema: ['header-differs'] }
    ]
  ])('sees %s although every hash was mended', async (_, file, change, expected) => {
    await forge(file, text => change(text.split('\r\n')).join('\r\n'))
    expect(await failures()).toMatchObject(expected)
  })

  it('sees figures that fit their tables and betray people all the same', async () => {
    const questions = release.totals.questions
    const raise = (text: string) =>
      text.replaceAll(/^(\*|unknown),\d+,/gm, (_, code: string) => `${code},${code === '*' ? questions + 5 : 0},`)
    for (const file of ['referrals-by-way.csv', 'referrals-by-outcome.csv', 'referrals-by-organisation-kind.csv']) {
      await forge(file, text => {
        const rows = raise(text).trimEnd().split('\r\n')
        const rest = questions + 5 - rows.slice(3).reduce((sum, line) => sum + countOf(line), 0)
        return `${rows.map((line, at) => (at === 2 ? withCount(line, rest) : line)).join('\r\n')}\r\n`
      })
    }
    await forge('datapackage.json', text => text.replace(/"referrals": \d+/, `"referrals": ${questions + 5}`))
    expect(await failures()).toMatchObject({ relations: ['relations'] })
  })

  it('sees a script on the page and another release under the name', async () => {
    await forge('privacy.html', html => html.replace('</body>', '<script>alert(1)</script></body>'))
    expect(await failures()).toEqual({ 'privacy-page': ['differs'] })
    await forge('datapackage.json', text => text.replaceAll('2026-09', '2026-08'))
    expect(await failures()).toMatchObject({ schema: ['wrong-name'] })
  })
})

const edited =
  (edit: (description: Described) => void) =>
  (text: string): string => {
    const description: Described = JSON.parse(text)
    edit(description)
    return `${JSON.stringify(description, null, 2)}\n`
  }

/** As much of datapackage.json as the forgeries touch. */
interface Described {
  title: string
  description: string
  created?: string
  contributorsAtLeast?: unknown
  example?: string
  resources: { title: string; dialect: { delimiter: string }; fyr: { title: { sv: string; note?: string } } }[]
  fyr: {
    trueTotals?: unknown
    method: { base: number; cap: number }
    rules: { visit: { en: string } }
    refused: { reason: string; because: { en: string } }[]
    warnings: unknown[]
    certificate: { conditions: string[]; note?: string }
    dimensions: {
      name: string
      title: { en: string }
      codes: { code: string; parent: null; title: { en: string } }[]
    }[]
  }
}

const asWritten = 'canonical'
const asDescribed = 'package'

describe('a release that says more or other than the program writes', () => {
  it.each<[string, string, (description: Described) => void]>([
    ['the true totals', asDescribed, said => (said.fyr.trueTotals = { visits: 118 })],
    ['the day it was made', asDescribed, said => (said.created = '2026-10-01T09:12:00Z')],
    ['who made it', asDescribed, said => (said.contributorsAtLeast = [{ title: 'somebody' }])],
    ['an example', asDescribed, said => (said.example = 'x')],
    ['another base', asDescribed, said => (said.fyr.method = { ...said.fyr.method, base: 3, cap: 20 })],
    ['another delimiter', asDescribed, said => said.resources.forEach(({ dialect }) => (dialect.delimiter = ';'))],
    ['a note deep inside', asWritten, said => (said.fyr.certificate.note = '118 visits')],
    ['a note beside a title', asWritten, said => said.resources.forEach(({ fyr }) => (fyr.title.note = '118'))],
    ['another description', asWritten, said => (said.description = 'Exactly 118 visits.')],
    ['another title', asWritten, said => (said.title = 'Exactly 118 visits')],
    ['another title of a table', asWritten, said => said.resources.forEach(resource => (resource.title = '118'))],
    ['another name of a table', asWritten, said => said.resources.forEach(({ fyr }) => (fyr.title.sv = '118'))],
    ['another name of a dimension', asWritten, said => said.fyr.dimensions.forEach(({ title }) => (title.en = '118'))],
    ['another rule', asWritten, said => (said.fyr.rules.visit.en = 'A visit is 118 people.')],
    ['another reason', asWritten, said => said.fyr.refused.forEach(({ because }) => (because.en = '118'))],
    ['tables in another order', asWritten, said => (said.resources = said.resources.toReversed())],
    ['dimensions in another order', asWritten, said => (said.fyr.dimensions = said.fyr.dimensions.toReversed())],
    ['warnings of its own', asWritten, said => said.fyr.warnings.push({ table: 'x', group: '*', code: 'y' })],
    ['no refused tables', asWritten, said => (said.fyr.refused = [])],
    ['no conditions', asWritten, said => (said.fyr.certificate.conditions = [])]
  ])('is refused with %s, although every hash was mended', async (_, check, edit) => {
    await forge('datapackage.json', edited(edit))
    expect(await failures()).toEqual({ [check]: [check === asWritten ? 'written-otherwise' : 'not-described'] })
  })

  it('is refused with an exact figure on the page, or a page in another form, and says which file it is', async () => {
    await forge('privacy.html', html => html.replace('</article>', '<p>There were exactly 118 visits.</p></article>'))
    const { checks } = await verifyRelease(folder)
    expect(checks.at(-1)).toEqual({
      id: 'canonical',
      passed: false,
      problems: ['privacy.html', 'SHA256SUMS'].map(where => ({ problem: 'written-otherwise', where }))
    })
  })

  it('is refused with its rows in another order', async () => {
    await forge('visits-by-gender.csv', text => {
      const [header = '', total = '', ...rows] = text.trimEnd().split('\r\n')
      return `${[header, total, ...rows.toReversed()].join('\r\n')}\r\n`
    })
    expect(await failures()).toEqual({ canonical: ['written-otherwise'] })
  })

  it('is refused with a table that the plan does not have', async () => {
    const byGender = await readFile(inFolder('visits-by-gender.csv'), 'utf8')
    await writeFile(inFolder('visits-by-everything.csv'), byGender)
    const hash = createHash('sha256').update(byGender).digest('hex')
    const sums = await readFile(inFolder('SHA256SUMS'), 'utf8')
    await writeFile(inFolder('SHA256SUMS'), `${sums}${hash}  visits-by-everything.csv\n`)
    await forge('datapackage.json', text => {
      const description: {
        resources: { name: string; path: string }[]
        fyr: { certificate: { cells: number } }
      } = JSON.parse(text)
      const gender = description.resources.find(({ name: table }) => table === 'visits-by-gender')
      if (gender === undefined) throw new Error('the release has no table by gender')
      description.fyr.certificate.cells += byGender.trimEnd().split('\r\n').length - 1
      description.resources.push({ ...gender, name: 'visits-by-everything', path: 'visits-by-everything.csv' })
      return `${JSON.stringify(description, null, 2)}\n`
    })
    expect(await failures()).toEqual({ canonical: ['written-otherwise'] })
  })
})

describe('a hostile release', () => {
  it('is not followed through a link', async () => {
    await rm(inFolder('visits-by-gender.csv'))
    await symlink('/etc/passwd', inFolder('visits-by-gender.csv'))
    expect(await failures()).toMatchObject({ files: ['not-a-file'] })
    const link = path.join(root, 'link')
    await symlink(folder, link)
    expect(await failures(link)).toEqual({ files: ['not-a-release'] })
  })

  it('is read no further than a release can be long', async () => {
    await writeFile(inFolder('visits-by-gender.csv'), new Uint8Array(9 * 1024 * 1024))
    expect(await failures()).toMatchObject({ files: ['too-large'] })
    for (let at = 0; at < 120; at += 1) await writeFile(inFolder(`more-${at}.csv`), '')
    expect(await failures()).toEqual({ files: ['not-a-release', 'too-many-files'] })
  })

  it.each(['[]', '{}', 'null', '{"__proto__":{"polluted":1},"resources":[]}', '['.repeat(50_000), '\uFFFE'])(
    'is refused when its description is %.20s',
    async text => {
      await writeFile(inFolder('datapackage.json'), text)
      expect(await failures()).toHaveProperty('package')
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    }
  )

  it('is refused when SHA256SUMS names files elsewhere', async () => {
    const sums = await readFile(inFolder('SHA256SUMS'), 'utf8')
    await writeFile(
      inFolder('SHA256SUMS'),
      `${sums}${'0'.repeat(64)}  ../../etc/passwd\n${'0'.repeat(64)}  __proto__\n`
    )
    expect(await failures()).toEqual({ hashes: ['hash-line'] })
  })

  it('is refused as a zip of paths that lead outside, of bombs and of nonsense', async () => {
    const zipOf = async (entries: Zippable): Promise<string> => {
      const file = path.join(root, `${copies}.zip`)
      await writeFile(file, zipSync(entries))
      return file
    }
    const text = new TextEncoder().encode('x')
    expect(await failures(await zipOf({ '../evil.csv': text }))).toEqual({ files: ['not-a-release'] })
    expect(
      await failures(await zipOf({ [`${name}/../../evil.csv`]: text, [`${name}/datapackage.json`]: text }))
    ).toMatchObject({ files: ['unexpected-file', 'file-missing'] })
    expect(
      await failures(await zipOf({ [`${name}/datapackage.json`]: new Uint8Array(9 * 1024 * 1024) }))
    ).toMatchObject({ files: ['not-a-release', 'too-large'] })
    expect(
      await failures(await zipOf({ 'fyr-a/datapackage.json': text, 'fyr-b/datapackage.json': text }))
    ).toMatchObject({ files: ['not-a-release'] })
    expect(
      await failures(await zipOf({ [`${name}/datapackage.json`]: text, [`${name}/visits.csv/visits.csv`]: text }))
    ).toMatchObject({ files: ['unexpected-file', 'file-missing'] })
    await writeFile(path.join(root, 'cut.zip'), (await readFile(`${written}.zip`)).subarray(0, 5_000))
    expect(await failures(path.join(root, 'cut.zip'))).toEqual({ files: ['not-a-release'] })
    await writeFile(path.join(root, 'empty.zip'), '')
    expect(await failures(path.join(root, 'empty.zip'))).toEqual({ files: ['not-a-release'] })
  })
})
