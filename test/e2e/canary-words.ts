import { randomUUID } from 'node:crypto'
import { wordFor } from '../canary/word.ts'
import type { Words } from './journey.ts'

/** A word for each field that stands nowhere else. */
export function newWords(): Words {
  const run = randomUUID()
  const word = (field: keyof Words): string => wordFor(run, field)
  return {
    bureau: word('bureau'),
    person: word('person'),
    passphrase: `${word('passphrase')}${wordFor(run, 'second half')}`,
    place: word('place'),
    organisation: word('organisation'),
    note: word('note'),
    correctedPlace: word('correctedPlace'),
    correctedNote: word('correctedNote'),
    draft: word('draft'),
    searched: word('searched'),
    sheetHeading: word('sheetHeading'),
    sheetPlace: word('sheetPlace'),
    sheetLanguage: word('sheetLanguage'),
    sheetOrganisation: word('sheetOrganisation'),
    sheetNote: word('sheetNote'),
    answerTitle: word('answerTitle'),
    answerText: word('answerText'),
    answerSource: word('answerSource'),
    serviceName: word('serviceName'),
    serviceOrganisation: word('serviceOrganisation'),
    serviceDescription: word('serviceDescription'),
    serviceNote: word('serviceNote'),
    rotaPlace: word('rotaPlace'),
    slipAddress: word('slipAddress'),
    slipText: word('slipText'),
    slipPlace: word('slipPlace'),
    searchedFor: word('searchedFor')
  }
}
