import type { InterfaceLanguage } from '../../src/shared/domain/interface-language.ts'
import type { Album } from './album.ts'
import { photographAnswers } from './answers.ts'
import { photographBackups } from './backups.ts'
import { photographDamage, photographOlderFile } from './damage.ts'
import { photographDesk } from './desk.ts'
import { photographDirectory, photographDirectoryExchange } from './directory.ts'
import { photographEmptyPlaces } from './empty-places.ts'
import { photographFirstStart } from './first-start.ts'
import { photographImport } from './import.ts'
import { photographMonth } from './month.ts'
import { photographPeople } from './people.ts'
import { photographSettings } from './settings.ts'
import { photographSlips } from './slips.ts'
import { onStage } from './stage.ts'
import { photographVisits } from './visits.ts'

/** Comes to every screen of the app, by keyboard: in a bureau that is made on the way, and in one that has been at work. */
export async function walk(album: Album, language: InterfaceLanguage): Promise<void> {
  await onStage({ album, language, bureau: 'none' }, async stage => {
    await photographFirstStart(stage)
    await photographEmptyPlaces(stage)
    await photographImport(stage)
  })
  await onStage({ album, language, bureau: 'filled' }, async stage => {
    await photographDesk(stage)
    await photographSlips(stage)
    await photographVisits(stage)
    await photographAnswers(stage)
    await photographDirectory(stage)
    await photographDirectoryExchange(stage)
    await photographMonth(stage)
    await photographPeople(stage)
    await photographSettings(stage)
    await photographBackups(stage)
  })
  await onStage({ album, language, bureau: 'empty-file' }, photographDamage)
  await onStage({ album, language, bureau: 'older-file' }, photographOlderFile)
}
