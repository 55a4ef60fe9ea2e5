import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { readReferenceLists } from '../../src/core/reference-lists.ts'
import { openBureau, resourcesDir, valueOf } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { secondsOf } from './measure.ts'
import { atLeast, type Finding } from './report.ts'

const rows = 100_000

/** Importing 100,000 rows of a spreadsheet, from the file on disk to the commit in the encrypted file. */
export function benchImporting(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const file = path.join(folder, 'visits.csv')
    writeFileSync(file, spreadsheet())
    const { core, close } = await openBureau()
    const token = core.grant(file)
    const { hash } = valueOf(await core.call('imports.preview', { file: token, mapping: null })).file
    const seconds = await secondsOf(async () =>
      valueOf(await core.call('imports.run', { file: token, mapping: null, hash }))
    )
    await close()
    return [atLeast('importing a spreadsheet of 100,000 rows', rows / seconds, 20_000, 'rows/s')]
  })
}

function spreadsheet(): string {
  const { topics, languages } = readReferenceLists(resourcesDir)
  const labels = topics
    .map(topic => topic.sv)
    .filter((label, _index, all) => all.indexOf(label) === all.lastIndexOf(label))
  const lines = ['Besök nr;Datum;Tid;Plats;Språk;Kommun;Fråga;Åtgärd;Anteckning']
  for (let row = 0; row < rows; row += 1) {
    const visit = Math.floor(row / 2)
    const day = new Date(Date.UTC(2024, 10, 1 + (visit % 700))).toISOString().slice(0, 10)
    const language = languages[visit % 12]?.sv
    lines.push(
      `${visit + 1};${day};10:${10 + (visit % 50)};Biblioteket;${language};Malmö;${labels[row % labels.length]};Information;väntar på beslut`
    )
  }
  return lines.join('\r\n')
}
