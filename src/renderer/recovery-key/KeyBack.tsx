import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRecoveryKeyGroup, RECOVERY_KEY_GROUPS } from '../../shared/domain/recovery-key.ts'
import { CallErrorNotice } from '../app/CallErrorNotice.tsx'
import { useCommand } from '../app/calls.ts'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/use-form.ts'
import { pickTwo } from './pick-two.ts'

interface KeyBackProps {
  readonly recoveryKey: string
  readonly onShowAgain: () => void
  readonly onConfirmed: () => void
}

/** Asks for two groups of the key, so that it is known to be on paper. */
export function KeyBack({ recoveryKey, onShowAgain, onConfirmed }: KeyBackProps) {
  const { t } = useTranslation('recovery-key')
  const [asked] = useState(() => pickTwo(RECOVERY_KEY_GROUPS, crypto.getRandomValues(new Uint32Array(2))))
  const [typed, setTyped] = useState<readonly string[]>(['', ''])
  const confirm = useCommand('bureau.confirmRecoveryKey')
  const isRight = asked.map((group, index) => isRecoveryKeyGroup(recoveryKey, group, typed[index] ?? ''))
  const wrong = isRight.indexOf(false)
  const form = useForm({
    firstWrong: () => (wrong === -1 ? null : `group${wrong}`),
    send: () => confirm.mutate(null, { onSuccess: onConfirmed }),
    busy: confirm.isPending
  })
  return (
    <Screen title={t('back.title')} ownFocus>
      <p>{t('back.lead')}</p>
      <form {...form.props}>
        <Stack>
          {asked.map((group, index) => (
            <TextField
              key={group}
              name={`group${index}`}
              label={t('back.group', { number: group })}
              value={typed[index] ?? ''}
              onChange={text => setTyped(typed.map((other, at) => (at === index ? text : other)))}
              error={form.tried && isRight[index] === false ? t('back.wrong', { number: group }) : undefined}
              monospace
              autoFocus={index === 0}
              required
            />
          ))}
          <CallErrorNotice error={confirm.error} />
          <Stack across gap="small">
            <Button look="primary" submits busy={confirm.isPending}>
              {t('back.submit')}
            </Button>
            <Button onPress={onShowAgain}>{t('back.showAgain')}</Button>
          </Stack>
        </Stack>
      </form>
    </Screen>
  )
}
