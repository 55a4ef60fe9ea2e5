/**
 * What people fall back on when a long passphrase is asked for, written as `passphrase.ts` compares it: lower case,
 * no marks above letters, no spaces, letters for the digits that stand in for them. Made for Fyr from what is widely
 * known to be common in Swedish and English; it needs no network and no download.
 */

/** Words that add next to nothing, wherever they stand. */
export const commonWords: readonly string[] = (
  'password passphrase passwort passord losenord losenfras losen hemlig hemligt hemlighet secret admin administrator root ' +
  'login logon letmein welcome valkommen default standard user anvandare guest gast test testing example exempel ' +
  'changeme change master monkey dragon football fotboll baseball hockey sunshine princess prinsessa superman batman ' +
  'pokemon starwars computer dator internet iloveyou jagalskardig alskar love hejsan hejhej hello hallo sommar vinter ' +
  'host spring summer winter autumn january february march april june july august september october november december ' +
  'januari februari mars maj juni juli augusti oktober monday tuesday wednesday thursday friday saturday sunday mandag ' +
  'tisdag onsdag torsdag fredag lordag sondag sverige sweden stockholm goteborg malmo uppsala svenska english freedom ' +
  'whatever trustno nothing something qwerty azerty bureau byra radgivning radgivare volontar volunteer coordinator ' +
  'samordnare fyr lighthouse visit besok mittnamn mypassword'
).split(' ')

/** Whole phrases that everybody can quote. */
export const commonPhrases: readonly string[] = [
  'correcthorsebatterystaple',
  'thequickbrownfoxjumpsoverthelazydog',
  'thequickbrownfox',
  'jumpsoverthelazydog',
  'tobeornottobethatisthequestion',
  'tobeornottobe',
  'thatisthequestion',
  'maytheforcebewithyou',
  'itwasthebestoftimes',
  'allworkandnoplaymakesjackadullboy',
  'loremipsumdolorsitamet',
  'iloveyouverymuch',
  'twinkletwinklelittlestar',
  'howiwonderwhatyouare',
  'happybirthdaytoyou',
  'inthebeginningwastheword',
  'onceuponatime',
  'openthedoorplease',
  'opensesame',
  'thisismypassword',
  'thisisapassword',
  'thisisasecret',
  'nobodyknowsthis',
  'noonewillguessthis',
  'youwillneverguess',
  'idontknow',
  'iforgotmypassword',
  'ihatepasswords',
  'neverguessthis',
  'winteriscoming',
  'livelongandprosper',
  'hakunamatata',
  'nevergiveup',
  'carpediem',
  'keepcalmandcarryon',
  'flygandebackasinersokahwilapamjukatuvor',
  'flygandebackasinersokahvilapamjukatuvor',
  'flygandebackasiner',
  'jagalskardigsamycket',
  'blinkalillastjarna',
  'blinkalillastjarnadar',
  'bjornensover',
  'imsevimsespindel',
  'dugamladufria',
  'dugamladufriadufjallhoganord',
  'jamahanleva',
  'jamaduleva',
  'varthojdhimlen',
  'midnattradertystdetarihusen',
  'dettaarmittlosenord',
  'detharmittlosenord',
  'detarhemligt',
  'ingenvetdetta',
  'jagharglomtmittlosenord',
  'jagminnsinte',
  'borgmastarenbjod',
  'sexlaxarienlaxask',
  'sjusjosjukasjoman',
  'packapappaspappersparm',
  'enganginantid',
  'detvarengang',
  'omojligtattgissa'
]

/** Rows and columns of keys, and the alphabet; read forwards and backwards. */
export const keyRuns: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyzaao',
  '01234567890',
  'qwertyuiopa',
  'azertyuiop',
  'qwertzuiop',
  'asdfghjkloa',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  '!"#¤%&/()=?',
  '!@#$%^&*()_+'
]
