import { useTranslation } from 'react-i18next'
import { interfaceLanguages } from '../../../shared/domain/interface-language.ts'
import { textLimits } from '../../../shared/domain/text.ts'
import { findByTyping } from '../../../shared/domain/type-ahead.ts'
import { switchLanguage, useLanguage } from '../../app/language.ts'
import { useReference } from '../../app/reference.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { GuardedTextField } from '../../identity-guard/GuardedTextField.tsx'
import { useTextGuards } from '../../identity-guard/use-text-guards.ts'
import { TypeAheadField, type TypeAheadOption } from '../../ui/TypeAheadField.tsx'
import { useForm } from '../../ui/use-form.ts'
import { type BureauForm, bureauProblems } from './start-form.ts'

interface BureauStepProps {
  readonly form: BureauForm
  readonly onChange: (form: BureauForm) => void
  readonly onNext: () => void
}

const shownAtOnce = 12

/** Which bureau this is, and who starts it. */
export function BureauStep({ form, onChange, onNext }: BureauStepProps) {
  const { t } = useTranslation(['start', 'common'])
  const language = useLanguage()
  const { municipalities, municipalityName } = useReference()
  const problems = bureauProblems(form)
  const guards = useTextGuards({
    name: { field: 'bureau', text: form.name },
    personName: { field: 'person', text: form.personName }
  })
  const { tried, props } = useForm({
    firstWrong: () => Object.keys(problems)[0] ?? guards.ask(),
    send: onNext
  })
  const words = (problem: keyof typeof problems): string | undefined => {
    const code = tried ? problems[problem] : undefined
    if (code === undefined) return undefined
    return code === 'missing' || code === 'unmatched'
      ? t(`start:municipality.${code}`)
      : t(`common:text.${code}`, { max: textLimits.name })
  }
  const find = (typed: string): readonly TypeAheadOption[] =>
    findByTyping(typed, municipalities, ({ name }) => ({ names: [name] }))
      .slice(0, shownAtOnce)
      .map(({ code, name }) => ({ id: code, label: name }))
  return (
    <Screen title={t('start:bureau.title')} ownFocus>
      <p>{t('start:bureau.lead')}</p>
      <form {...props}>
        <Stack>
          <GuardedTextField
            guards={guards}
            name="name"
            label={t('start:bureau.name')}
            value={form.name}
            error={words('name')}
            onChange={name => onChange({ ...form, name })}
            autoFocus
            required
          />
          <TypeAheadField
            name="municipality"
            label={t('start:bureau.municipality')}
            hint={t('start:bureau.municipalityHint')}
            chosen={
              form.municipality === null ? null : { id: form.municipality, label: municipalityName(form.municipality) }
            }
            typed={form.municipalityTyped}
            find={find}
            onType={text => onChange({ ...form, municipality: null, municipalityTyped: text })}
            onChoose={code => onChange({ ...form, municipality: code, municipalityTyped: '' })}
            error={words('municipality')}
            required
          />
          <RadioField
            name="language"
            label={t('start:bureau.language')}
            options={interfaceLanguages.map(value => ({ value, label: t(`common:language.${value}`) }))}
            value={language}
            onChange={chosen => void switchLanguage(chosen)}
          />
          <GuardedTextField
            guards={guards}
            name="personName"
            label={t('start:bureau.personName')}
            hint={t('start:bureau.personNameHint')}
            value={form.personName}
            error={words('personName')}
            onChange={personName => onChange({ ...form, personName })}
            required
          />
          <div>
            <Button look="primary" submits>
              {t('start:next')}
            </Button>
          </div>
        </Stack>
      </form>
    </Screen>
  )
}
