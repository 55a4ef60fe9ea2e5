import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { madeUpRelease } from '../../src/core/release/made-up-release.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { writeRelease } from '../../src/core/release/write-release.ts'
import { releaseName, releaseOnDisk } from './release-fixture.ts'

const { release, written, folder, inRoot, inFolder, forge, failures } = releaseOnDisk()

const countOf = (line: string) => Number(line.split(',')[1])
const withCount = (line: string, count: number) => line.replace(/,\d+,/, `,${count},`)

describe('verifying a release', () => {
  it('passes a whole one, as a folder and as a zip', async () => {
    expect(await failures()).toEqual({})
    expect(await failures(`${written()}.zip`)).toEqual({})
    const { checks } = await verifyRelease(folder())
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
    expect(months[0]?.dimensions.find(({ name }) => name === 'topic')?.coding).toBe('groups')
    expect(months[1]?.refused.map(({ reason }) => reason)).toContain('too-thin')
    for (const [at, month] of months.entries()) {
      const small = await writeRelease(month, inRoot(`small-${at}`))
      expect(await failures(small.folder)).toEqual({})
    }
  })

  it('says what is wrong and where', async () => {
    await writeFile(inFolder('privacy.html'), 'changed')
    const { checks } = await verifyRelease(folder())
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

describe('a hostile release', () => {
  it('is refused, not stumbled over, when its counts are beyond what can be attacked', async () => {
    const counts = (text: string) =>
      text.replaceAll(/,(\d+),rounded/g, (_, count: string) => `,${Number(count) * 20_000},rounded`)
    for (const file of await readdir(folder())) if (file.endsWith('.csv')) await forge(file, counts)
    await forge('datapackage.json', text =>
      text.replaceAll(
        /"(visits|questions|referrals|late|shortened)": (\d+)/g,
        (_, name: string, count: string) => `"${name}": ${Number(count) * 20_000}`
      )
    )
    expect(await failures()).toEqual({ attack: ['undecided'] })
  })

  it('is not followed through a link', async () => {
    await rm(inFolder('visits-by-gender.csv'))
    await symlink('/etc/passwd', inFolder('visits-by-gender.csv'))
    expect(await failures()).toMatchObject({ files: ['not-a-file'] })
    const link = inRoot('link')
    await symlink(folder(), link)
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
    let zips = 0
    const zipOf = async (entries: Zippable): Promise<string> => {
      zips += 1
      const file = inRoot(`${zips}.zip`)
      await writeFile(file, zipSync(entries))
      return file
    }
    const text = new TextEncoder().encode('x')
    expect(await failures(await zipOf({ '../evil.csv': text }))).toEqual({ files: ['not-a-release'] })
    expect(
      await failures(
        await zipOf({ [`${releaseName}/../../evil.csv`]: text, [`${releaseName}/datapackage.json`]: text })
      )
    ).toMatchObject({ files: ['unexpected-file', 'file-missing'] })
    expect(
      await failures(await zipOf({ [`${releaseName}/datapackage.json`]: new Uint8Array(9 * 1024 * 1024) }))
    ).toMatchObject({ files: ['not-a-release', 'too-large'] })
    expect(
      await failures(await zipOf({ 'fyr-a/datapackage.json': text, 'fyr-b/datapackage.json': text }))
    ).toMatchObject({ files: ['not-a-release'] })
    expect(
      await failures(
        await zipOf({ [`${releaseName}/datapackage.json`]: text, [`${releaseName}/visits.csv/visits.csv`]: text })
      )
    ).toMatchObject({ files: ['unexpected-file', 'file-missing'] })
    await writeFile(inRoot('cut.zip'), (await readFile(`${written()}.zip`)).subarray(0, 5_000))
    expect(await failures(inRoot('cut.zip'))).toEqual({ files: ['not-a-release'] })
    await writeFile(inRoot('empty.zip'), '')
    expect(await failures(inRoot('empty.zip'))).toEqual({ files: ['not-a-release'] })
  })
})
