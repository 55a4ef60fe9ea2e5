import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type ClientLanguage, type ClientTextKey, hasItsHoles } from '../../../shared/domain/client-texts.ts'
import { textLimits, textProblem } from '../../../shared/domain/text.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useKeptState } from '../../app/half-written.tsx'
import { pageLanguage } from '../../slip/client-language.ts'
import { GuardedTextField } from '../../identity-guard/GuardedTextField.tsx'
import { useTextGuards } from '../../identity-guard/use-text-guards.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { focusField } from '../../ui/field-props.ts'
import styles from './SlipSettings.module.css'

interface ClientTextFieldProps {
  readonly language: ClientLanguage
  readonly textKey: ClientTextKey
  readonly text: string
  /** What it says in Swedish, as the field's label. */
  readonly inSwedish: string
  readonly isCorrected: boolean
  readonly isRightToLeft: boolean
}

/** One text of a slip. Changing it shows the button that saves it; one that was changed before can have its shipped words back. */
export function ClientTextField(props: ClientTextFieldProps) {
  const { language, textKey: key, text, inSwedish, isCorrected, isRightToLeft } = props
  const { t } = useTranslation(['slips', 'common'])
  const announce = useAnnounce()
  const correct = useCommand('slips.correctText', ['slips.texts', 'slips.languages'])
  const root = useRef<HTMLDivElement>(null)
  const kept = useKeptState(`slips ${language} ${key}`, z.string(), text)
  const typed = kept.form
  /** The button goes with what it was for: the focus stays at its field. */
  const send = (wanted: string | null): void =>
    correct.mutate(
      { language, key, text: wanted },
      {
        onSuccess: () => {
          kept.forget()
          announce(t('slips:settings.saved'))
          if (root.current !== null) focusField(root.current, key)
        }
      }
    )
  const guards = useTextGuards({ [key]: { field: 'slip', text: typed, before: text } })
  const problem = textProblem(typed, { max: textLimits.clientText })
  const errors = [
    problem === null ? undefined : t(`common:text.${problem}`, { max: textLimits.clientText }),
    hasItsHoles(key, typed) ? undefined : t('slips:texts.holes')
  ]
  const error = errors.find(each => each !== undefined)
  return (
    <div ref={root} className={styles['text']}>
      <div className={styles['grow']}>
        <GuardedTextField
          guards={guards}
          name={key}
          label={inSwedish}
          labelLanguage={pageLanguage.swe}
          writtenIn={{ language: pageLanguage[language], direction: isRightToLeft ? 'rtl' : 'ltr' }}
          value={typed}
          onChange={wanted => kept.change(() => wanted)}
          error={error}
          hint={isCorrected ? t('slips:texts.corrected') : undefined}
        />
      </div>
      {typed === text ? null : (
        <Button
          look="primary"
          disabled={error !== undefined}
          busy={correct.isPending}
          label={t('slips:texts.saveOf', { text: inSwedish })}
          onPress={() => {
            if (guards.ask() === null) send(typed)
          }}
        >
          {t('slips:texts.save')}
        </Button>
      )}
      {isCorrected && typed === text ? (
        <Button look="quiet" label={t('slips:texts.shippedOf', { text: inSwedish })} onPress={() => send(null)}>
          {t('slips:texts.shipped')}
        </Button>
      ) : null}
      <CallErrorNotice error={correct.error ?? kept.keepError} />
    </div>
  )
}
