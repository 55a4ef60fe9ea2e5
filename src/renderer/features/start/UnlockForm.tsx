import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FyrError } from '../../../shared/domain/errors.ts'
import type { LockedBy } from '../../../shared/ipc/contract.ts'
import { CallErrorNotice, useErrorText } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { PassphraseField } from '../../passphrase-form/PassphraseField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'
import { useCountdown } from './countdown.ts'

interface UnlockFormProps {
  readonly lockedBy: LockedBy | null
  readonly onLost: () => void
  /** The bureau did not open; what is wrong with the passphrase is said here. */
  readonly onFailed: (error: FyrError) => void
  readonly onUnlocked: () => void
}

/** Opens the bureau with the passphrase. After too many tries it says how long to wait, and counts down. */
export function UnlockForm({ lockedBy, onLost, onFailed, onUnlocked }: UnlockFormProps) {
  const { t } = useTranslation('start')
  const [passphrase, setPassphrase] = useState('')
  const unlock = useCommand('bureau.unlock')
  const errorText = useErrorText()
  const { left: wait, start: startWaiting } = useCountdown()
  const isWrong = unlock.error?.code === 'vault.wrong-passphrase'
  const focusPassphrase = (): void => {
    form.focus('passphrase')
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.select()
  }
  const tellWhy = (error: FyrError): void => {
    const { code, params } = error
    if (code === 'vault.too-many-tries') startWaiting(Number(params['seconds'] ?? 0))
    focusPassphrase()
    onFailed(error)
  }
  const form = useForm({
    firstWrong: () => (passphrase === '' ? 'passphrase' : null),
    send: () => unlock.mutate({ passphrase }, { onSuccess: onUnlocked, onError: tellWhy }),
    busy: unlock.isPending || wait > 0
  })
  const isMissing = form.tried && passphrase === ''
  return (
    <Screen title={t('unlock.title')} ownFocus>
      <form {...form.props}>
        <Stack>
          {lockedBy === null || lockedBy === 'asked' || lockedBy === 'closing' ? null : (
            <Notice kind="info">{t(`unlock.lockedBy.${lockedBy}`)}</Notice>
          )}
          <PassphraseField
            name="passphrase"
            label={t('unlock.passphrase')}
            value={passphrase}
            onChange={text => {
              setPassphrase(text)
              form.untry()
            }}
            error={isMissing ? t('unlock.missing') : isWrong && wait === 0 ? errorText(unlock.error) : undefined}
            autoFocus
          />
          {wait > 0 ? <Notice kind="warn">{t('unlock.wait', { count: wait })}</Notice> : null}
          {isWrong || unlock.error?.code === 'vault.too-many-tries' ? null : <CallErrorNotice error={unlock.error} />}
          <Stack across gap="small">
            <Button look="primary" submits busy={unlock.isPending} disabled={wait > 0}>
              {unlock.isPending ? t('unlock.opening') : t('unlock.submit')}
            </Button>
            <Button look="quiet" onPress={onLost}>
              {t('unlock.lost')}
            </Button>
          </Stack>
        </Stack>
      </form>
    </Screen>
  )
}
