import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'
import { Bench } from 'tinybench'
import { readReferenceLists } from '../../src/core/reference-lists.ts'
import { openBureau, resourcesDir, valueOf } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { secondsOf } from './measure.ts'
import { middleOf } from './reading.ts'
import { atMost, type Finding } from './report.ts'

const services = 20_000
const organisations = 2000

/** What is searched for, from the first letter to two words. */
const searches = ['r', 'ra', 'råd', 'råd 1234', 'lund', 'ingenting'] as const

/** A directory of 20,000 services, far more than a county has: importing it, finding in it, and asking where to refer. */
export function benchDirectory(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const file = path.join(folder, 'made-up.zip')
    const lists = readReferenceLists(resourcesDir)
    writeFileSync(file, packageOf(lists))
    const { core, close } = await openBureau()
    const request = () => ({ file: core.grant(file), source: null, gone: 'keep' as const, hash: null })
    const importing = await secondsOf(async () => valueOf(await core.call('directory.runImport', request())))
    const again = await secondsOf(async () => valueOf(await core.call('directory.previewImport', request())))
    const filter = { text: '', topic: null, asking: false, offset: 0, limit: 50 }
    // Those of a group of their own are asked for as well as the group.
    const topics = lists.topics
      .map(({ code }) => code)
      .filter(code => code.includes('.'))
      .slice(0, 10)

    const bench = new Bench({ time: 500, iterations: 9, warmupTime: 200 })
    bench.add('list', async () => valueOf(await core.call('directory.list', filter)))
    bench.add('asking', async () => valueOf(await core.call('directory.list', { ...filter, asking: true })))
    for (const text of searches) {
      bench.add(`search ${text}`, async () => valueOf(await core.call('directory.list', { ...filter, text })))
      bench.add(`anywhere ${text}`, async () => valueOf(await core.call('search.find', { typed: text })))
    }
    for (const topic of topics)
      bench.add(`suggest ${topic}`, async () =>
        valueOf(await core.call('directory.suggest', { topic, municipality: '1281', language: 'ara' }))
      )
    await bench.run()
    const slowest = (kind: string, of: readonly string[]): number =>
      Math.max(...of.map(each => middleOf(bench, `${kind} ${each}`)))
    const findings = [
      atMost('importing a directory of 20,000 services', importing, 20, 's', 1),
      atMost('previewing the same file again', again, 10, 's', 1),
      atMost('a page of the list of 20,000 services', middleOf(bench, 'list'), 50, 'ms', 1),
      atMost('a page of those that ask to be checked', middleOf(bench, 'asking'), 50, 'ms', 1),
      atMost('searching the directory, the slowest of six searches', slowest('search', searches), 50, 'ms', 1),
      atMost('the search from anywhere, the slowest of the same', slowest('anywhere', searches), 50, 'ms', 1),
      atMost('where to refer, the slowest of ten topics', slowest('suggest', topics), 50, 'ms', 1)
    ]
    await close()
    return findings
  })
}

/** A made-up directory as a data package: each service with a place, hours, a phone, a language, an area and a topic. */
function packageOf({ topics, languages, municipalities }: ReturnType<typeof readReferenceLists>): Uint8Array {
  const of = <Value>(values: readonly Value[], at: number): Value => {
    const value = values[at % values.length]
    if (value === undefined) throw new Error('a list is empty')
    return value
  }
  const days = ['"MO,TU,WE"', '"TU,TH"', 'FR', '"MO,TU,WE,TH,FR"'] as const
  const rowsOf = (heading: string, count: number, row: (at: number) => string): Uint8Array =>
    Buffer.from([heading, ...Array.from({ length: count }, (_unused, at) => row(at))].join('\r\n'))
  return zipSync({
    'organizations.csv': rowsOf('id,name', organisations, at => `o${at},Påhittad förening ${at}`),
    'services.csv': rowsOf(
      'id,organization_id,name,description,assured_date',
      services,
      at => `s${at},o${at % organisations},Råd ${at},${'Påhittad hjälp. '.repeat(15)},2026-0${1 + (at % 9)}-01`
    ),
    'locations.csv': rowsOf('id,location_type,name', services, at => `l${at},physical,Hus ${at}`),
    'service_at_location.csv': rowsOf('id,service_id,location_id', services, at => `a${at},s${at},l${at}`),
    'addresses.csv': rowsOf(
      'id,location_id,address_1,city',
      services,
      at => `d${at},l${at},Påhittade gatan ${at},${of(municipalities, at).name}`
    ),
    'phones.csv': rowsOf('id,service_id,number', services, at => `p${at},s${at},040-${at}`),
    'schedules.csv': rowsOf(
      'id,location_id,freq,byday,opens_at,closes_at',
      services,
      at => `h${at},l${at},WEEKLY,${of(days, at)},0${8 + (at % 2)}:00,1${at % 9}:30`
    ),
    'languages.csv': rowsOf('id,service_id,code', services, at => `g${at},s${at},${of(languages, at % 20).code}`),
    'service_areas.csv': rowsOf('id,service_id,name', services, at =>
      at % 2 === 0 ? `r${at},s${at},Skåne län` : `r${at},s${at},${of(municipalities, at).name}`
    ),
    'taxonomy_terms.csv': rowsOf('id,code,name,description', topics.length, at => {
      const { code, sv } = of(topics, at)
      return `t${at},${code},"${sv}","${sv}"`
    }),
    'attributes.csv': rowsOf(
      'id,link_id,link_entity,taxonomy_term_id',
      services,
      at => `b${at},s${at},service,t${at % topics.length}`
    )
  })
}
