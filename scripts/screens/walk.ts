import type { InterfaceLanguage } from '../../src/shared/domain/interface-language.ts'
import type { Album } from './album.ts'
import { photographAnswers } from './answers.ts'
import { photographBackups } from './backups.ts'
import { photographDamage, photographOlderFile } from './damage.ts'
import { openBureau, photographLock, photographVisit } from './desk.ts'
import { photographDirectory, photographDirectoryExchange } from './directory.ts'
import { photographEmptyPlaces } from './empty-places.ts'
import { photographFirstStart } from './first-start.ts'
import { photographImport } from './import.ts'
import { photographInbox } from './inbox.ts'
import { photographMonth } from './month.ts'
import { photographPeople } from './people.ts'
import { photographSettings } from './settings.ts'
import { photographShifts } from './shifts.ts'
import { photographSlips } from './slips.ts'
import { onStage, type Stage, type StageOptions } from './stage.ts'
import { photographVisits } from './visits.ts'

/** What is come by after one start of the app. No scene builds on another. */
export interface Scene {
  readonly name: string
  readonly bureau: StageOptions['bureau']
  readonly acts: readonly ((stage: Stage) => Promise<void>)[]
}

/** Together they come to every screen of the app, by keyboard: in a bureau that is made on the way, and in one that has been at work. */
export const scenes: readonly Scene[] = [
  {
    name: 'a first start',
    bureau: 'none',
    acts: [photographFirstStart, photographEmptyPlaces, photographImport]
  },
  {
    name: 'a day at the desk',
    bureau: 'filled',
    acts: [photographLock, photographVisit, photographSlips, photographInbox, photographVisits, photographAnswers]
  },
  {
    name: 'what a coordinator does',
    bureau: 'filled',
    acts: [
      openBureau,
      photographShifts,
      photographDirectory,
      photographDirectoryExchange,
      photographMonth,
      photographPeople,
      photographSettings,
      photographBackups
    ]
  },
  { name: 'an empty file', bureau: 'empty-file', acts: [photographDamage] },
  { name: 'an older file', bureau: 'older-file', acts: [photographOlderFile] }
]

/** Plays one scene after another. */
export async function walk(album: Album, language: InterfaceLanguage): Promise<void> {
  for (const scene of scenes) await playScene(scene, { album, language })
}

/** Plays the acts of a scene, one after another on the same stage. */
export const playScene = ({ bureau, acts }: Scene, options: Omit<StageOptions, 'bureau'>): Promise<void> =>
  onStage({ ...options, bureau }, async stage => {
    for (const act of acts) await act(stage)
  })
