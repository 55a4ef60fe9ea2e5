/**
 * `npm run screens`: starts the built app on fresh folders, does a day's work in it by keyboard and takes a picture of each
 * screen, in every language of the interface, into `docs/screens/`.
 */
import path from 'node:path'
import { interfaceLanguages } from '../src/shared/domain/interface-language.ts'
import { buildIfChanged } from './build.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { fillAlbum, type Picture } from './screens/album.ts'
import { walk } from './screens/walk.ts'
import { canShowElectron } from './test-runners.ts'

const root = path.resolve(import.meta.dirname, '..')
const folder = path.join(root, 'docs', 'screens')

process.exitCode = await takeScreens()

async function takeScreens(): Promise<number> {
  const problem = (await ensureChromium(root, say)) ?? (await buildIfChanged(root, say))
  if (problem !== null) {
    say(problem)
    return 1
  }
  if (!canShowElectron(root)) process.env['E2E_HOST'] = 'chromium'
  let hasFaults = false
  for (const language of interfaceLanguages) {
    const tell = (picture: Picture): void => {
      hasFaults ||= picture.sideways > 0
      say(`${language}/${line(picture)}`)
    }
    await fillAlbum(path.join(folder, language), tell, album => walk(album, language))
  }
  say(`The pictures are in ${path.relative(process.cwd(), folder)}.`)
  return hasFaults ? 1 : 0
}

function line({ file, sideways, below }: Picture): string {
  const facts = [
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
    ...(below > 0 ? [`${below} px lie below the fold`] : [])
  ]
  return facts.length === 0 ? file : `${file} (${facts.join(', ')})`
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
