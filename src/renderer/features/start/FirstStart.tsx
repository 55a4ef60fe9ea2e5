import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/calls.ts'
import { useLanguage } from '../../app/language.ts'
import { BureauStep } from './BureauStep.tsx'
import { PassphraseStep } from './PassphraseStep.tsx'
import type { BureauForm } from './start-form.ts'

/** The first start: the bureau, then the passphrase. Answers the recovery key of the bureau that it made. */
export function FirstStart({ onCreated }: { readonly onCreated: (recoveryKey: string) => void }) {
  const { t } = useTranslation('start')
  const language = useLanguage()
  const [form, setForm] = useState<BureauForm>({
    name: '',
    municipality: null,
    municipalityTyped: '',
    personName: ''
  })
  const [step, setStep] = useState<'bureau' | 'passphrase'>('bureau')
  const create = useCommand('bureau.create')
  if (step === 'bureau') return <BureauStep form={form} onChange={setForm} onNext={() => setStep('passphrase')} />
  return (
    <PassphraseStep
      title={t('create.title')}
      lead={t('create.lead')}
      names={[form.name, form.personName]}
      submit={t('create.submit')}
      busy={create.isPending}
      error={create.error}
      onBack={() => setStep('bureau')}
      onSubmit={passphrase => {
        if (form.municipality === null) return
        const { name, municipality, personName } = form
        create.mutate(
          { name, municipality, language, personName, passphrase },
          { onSuccess: made => onCreated(made.recoveryKey) }
        )
      }}
    />
  )
}
