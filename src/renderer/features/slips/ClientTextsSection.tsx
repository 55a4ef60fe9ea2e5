import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clientTextKeys, type ClientLanguage } from '../../../shared/domain/client-texts.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useReference } from '../../app/reference.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { ClientTextField } from './ClientTextField.tsx'

/** The texts of slips, a language at a time: whether a native speaker has read them, and the bureau's own words for any of them. */
export function ClientTextsSection() {
  const { t } = useTranslation('slips')
  const { languageName } = useReference()
  const languages = useCall('slips.languages', null)
  const [language, setLanguage] = useState<ClientLanguage>('ara')
  return (
    <Stack>
      <h2>{t('texts.title')}</h2>
      <p>{t('texts.lead')}</p>
      <CallErrorNotice error={languages.error} />
      {languages.data === undefined ? null : (
        <SelectField
          name="textLanguage"
          label={t('texts.language')}
          value={language}
          options={languages.data.map(each => ({
            value: each.language,
            label: t(each.reviewedAt === null ? 'texts.optionNotReviewed' : 'texts.optionReviewed', {
              language: languageName(each.language)
            })
          }))}
          onChange={setLanguage}
        />
      )}
      <LanguageTexts key={language} language={language} reviewedAt={reviewOf(languages.data, language)} />
    </Stack>
  )
}

const reviewOf = (
  languages: readonly { readonly language: ClientLanguage; readonly reviewedAt: string | null }[] | undefined,
  language: ClientLanguage
): string | null => languages?.find(each => each.language === language)?.reviewedAt ?? null

interface LanguageTextsProps {
  readonly language: ClientLanguage
  readonly reviewedAt: string | null
}

function LanguageTexts({ language, reviewedAt }: LanguageTextsProps) {
  const { t } = useTranslation('slips')
  const { dayOf } = useDates()
  const { languages } = useReference()
  const own = useCall('slips.texts', { language })
  const swedish = useCall('slips.texts', { language: 'swe' })
  const review = useCommand('slips.reviewTexts', ['slips.languages'])
  const isRightToLeft = languages.find(each => each.code === language)?.direction === 'rtl'
  if (own.data === undefined || swedish.data === undefined)
    return <CallErrorNotice error={own.error ?? swedish.error} />
  const { texts, corrected } = own.data
  const inSwedish = swedish.data.texts
  return (
    <Stack>
      <Notice
        kind={reviewedAt === null ? 'warn' : 'good'}
        actions={
          <Button busy={review.isPending} onPress={() => review.mutate({ language, reviewed: reviewedAt === null })}>
            {t(reviewedAt === null ? 'texts.review' : 'texts.unreview')}
          </Button>
        }
      >
        {reviewedAt === null ? t('notReviewed') : t('texts.reviewed', { date: dayOf(reviewedAt) })}
      </Notice>
      <CallErrorNotice error={review.error} />
      {clientTextKeys.map(key => (
        <ClientTextField
          key={key}
          language={language}
          textKey={key}
          text={texts[key]}
          inSwedish={inSwedish[key]}
          isCorrected={corrected.includes(key)}
          isRightToLeft={isRightToLeft}
        />
      ))}
    </Stack>
  )
}
