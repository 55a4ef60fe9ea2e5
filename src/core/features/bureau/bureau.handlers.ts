import { bureauCalls } from '../../../shared/features/bureau/bureau.contract.ts'
import { atDoor, onDesk, type BoundCalls } from '../../bound-call.ts'
import type { OfferPassphrase } from '../../passphrase-words.ts'
import type { BureauService } from './bureau.service.ts'

/** {@link bureauCalls}, each bound to what answers it. */
export const bureauHandlers = (
  bureau: BureauService,
  offerPassphrase: OfferPassphrase
): BoundCalls<keyof typeof bureauCalls> => ({
  'bureau.status': atDoor(bureauCalls['bureau.status'], () => bureau.status()),
  'bureau.offerPassphrase': atDoor(bureauCalls['bureau.offerPassphrase'], async ({ language }) => ({
    passphrase: offerPassphrase(language)
  })),
  'bureau.create': atDoor(bureauCalls['bureau.create'], request => bureau.createBureau(request)),
  'bureau.unlock': atDoor(bureauCalls['bureau.unlock'], request => bureau.unlock(request)),
  'bureau.recover': atDoor(bureauCalls['bureau.recover'], request => bureau.recover(request)),
  'bureau.lock': atDoor(bureauCalls['bureau.lock'], async ({ reason }) => {
    await bureau.lock(reason)
    return null
  }),
  'bureau.settings': onDesk(bureauCalls['bureau.settings'], (_request, desk) => bureau.settings(desk)),
  'bureau.changeSettings': onDesk(bureauCalls['bureau.changeSettings'], (settings, desk) =>
    bureau.changeSettings(desk, settings)
  ),
  'bureau.confirmRecoveryKey': onDesk(bureauCalls['bureau.confirmRecoveryKey'], (_request, desk) =>
    bureau.confirmRecoveryKey(desk)
  ),
  'bureau.renewRecoveryKey': onDesk(bureauCalls['bureau.renewRecoveryKey'], ({ passphrase }, desk) =>
    bureau.renewRecoveryKey(desk, passphrase)
  )
})
