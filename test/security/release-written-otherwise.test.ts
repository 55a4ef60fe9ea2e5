import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { hashOf, releaseOnDisk } from './release-fixture.ts'

const { folder, inFolder, forge, failures } = releaseOnDisk()

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
      codes: { code: string; parent: string | null; title: { en: string } }[]
    }[]
  }
}

type ListedCode = Described['fyr']['dimensions'][number]['codes'][number]

/** A code that adds up to another, or to the total. */
function under(code: ListedCode | undefined, parent?: ListedCode): ListedCode {
  if (code === undefined) throw new Error('the list is too short')
  return { ...code, parent: parent?.code ?? null }
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
    const { checks } = await verifyRelease(folder())
    expect(checks.at(-1)).toEqual({
      id: 'canonical',
      passed: false,
      problems: ['privacy.html', 'SHA256SUMS'].map(where => ({ problem: 'written-otherwise', where }))
    })
  })

  it('is refused with another code in a list of the program’s own, by which it tells what everybody knows', async () => {
    await forge('visits-by-recorded.csv', text => text.replace('in-time', 'recorded-in-time'))
    await forge('datapackage.json', text => text.replaceAll('"in-time"', '"recorded-in-time"'))
    expect(await failures()).toEqual({ rows: ['rows'] })
  })

  it.each<[string, (codes: ListedCode[]) => ListedCode[]]>([
    ['goes round in a circle', ([one, other, ...rest]) => [under(one, other), under(other, one), ...rest]],
    [
      'goes round by a code that stands twice',
      ([one, other, ...rest]) => [under(one), under(other, one), under(one, other), ...rest]
    ],
    ['goes deeper than any list', codes => codes.map((entry, at) => under(entry, codes[at - 1]))]
  ])('is refused, not stumbled over, with a list that %s', async (_, change) => {
    await forge(
      'datapackage.json',
      edited(({ fyr }) => {
        for (const dimension of fyr.dimensions)
          if (dimension.name === 'gender') dimension.codes = change(dimension.codes)
      })
    )
    expect(await failures()).toEqual({ package: ['not-described'] })
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
    const sums = await readFile(inFolder('SHA256SUMS'), 'utf8')
    await writeFile(inFolder('SHA256SUMS'), `${sums}${hashOf(byGender)}  visits-by-everything.csv\n`)
    await forge('datapackage.json', text => {
      const description: {
        resources: { name: string; path: string }[]
        fyr: { certificate: { cells: number } }
      } = JSON.parse(text)
      const gender = description.resources.find(({ name }) => name === 'visits-by-gender')
      if (gender === undefined) throw new Error('the release has no table by gender')
      description.fyr.certificate.cells += byGender.trimEnd().split('\r\n').length - 1
      description.resources.push({ ...gender, name: 'visits-by-everything', path: 'visits-by-everything.csv' })
      return `${JSON.stringify(description, null, 2)}\n`
    })
    expect(await failures()).toEqual({ canonical: ['written-otherwise'] })
  })
})
