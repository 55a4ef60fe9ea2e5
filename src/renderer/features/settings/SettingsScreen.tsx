import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../../app/session.ts'
import { ConfirmKeyScreen } from '../../recovery-key/ConfirmKeyScreen.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Sections } from '../../ui/Sections.tsx'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import { FilesSection } from './FilesSection.tsx'
import { LockSection } from './LockSection.tsx'
import { NotesSection } from './NotesSection.tsx'
import { SettingsWay } from './SettingsWay.tsx'

/** How far a new recovery key has come. */
type Renewal =
  { readonly step: 'none' | 'asked' | 'confirmed' } | { readonly step: 'made'; readonly recoveryKey: string }

/** What is decided for the whole bureau, each part for those who may decide it. A choice counts as soon as it is made. */
export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const { bureau } = useSession()
  const may = useMay()
  const navigate = useNavigate()
  const [own, setOwn] = useState<'none' | 'asked' | 'changed'>('none')
  const [renewal, setRenewal] = useState<Renewal>({ step: 'none' })
  if (renewal.step === 'asked' || renewal.step === 'made') {
    return (
      <ConfirmKeyScreen
        recoveryKey={renewal.step === 'made' ? renewal.recoveryKey : null}
        bureau={bureau.name}
        onRenewed={recoveryKey => setRenewal({ step: 'made', recoveryKey })}
        onConfirmed={() => setRenewal({ step: 'confirmed' })}
        replaces={{ lead: t('recovery.lead'), onBack: () => setRenewal({ step: 'none' }) }}
      />
    )
  }
  if (own === 'asked') return <ChangePassphrase onBack={() => setOwn('none')} onChanged={() => setOwn('changed')} />
  return (
    <Screen title={t('title')}>
      <Sections>
        {may('bureau.changeSettings') ? <LockSection /> : null}
        <SettingsWay
          to="passphrase"
          done={own === 'changed' ? t('passphrase.done') : undefined}
          onOpen={() => setOwn('asked')}
        />
        {may('bureau.changeSettings') ? <NotesSection /> : null}
        {may('slips.changeSettings') ? (
          <SettingsWay to="slips" onOpen={() => void navigate({ to: '/settings/slips' })} />
        ) : null}
        {may('backups.make') ? <SettingsWay to="backups" onOpen={() => void navigate({ to: '/backups' })} /> : null}
        {may('checks.run') ? <FilesSection /> : null}
        {may('bureau.renewRecoveryKey') ? (
          <SettingsWay
            to="recovery"
            done={renewal.step === 'confirmed' ? t('recovery.made') : undefined}
            onOpen={() => setRenewal({ step: 'asked' })}
          />
        ) : null}
        {may('audit.list') ? (
          <SettingsWay to="audit" onOpen={() => void navigate({ to: '/settings/audit', search: {} })} />
        ) : null}
      </Sections>
    </Screen>
  )
}
