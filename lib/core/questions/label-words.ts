const list = (text: string) => new Set(text.trim().split(/\s+/))

/** Everyday words that labels begin with; within a sentence they are written small. */
export const COMMON = list(`
  access active additional advanced alternative anonymous api application arbitrary async audit authentication auto
  automatic background backup basic batch binary block bound branch browser build bulk cache calendar call change
  chat child circular client cloud code column command community complex computed concurrent config constant context
  continuous cookie cookies cross custom daily data database date debug decimal deep default dependency desktop dev
  direct distributed document domain double draft dual dynamic easy edge electronic email embedded emergency entry
  environment error errors event events explicit export external extra face fast fast-forward field file files fine
  first flexible foreign form framework free full function generic geographic global graph graphical group guest
  hardware header headers headless hidden hierarchical high hooks horizontal hosted hot human identity image
  implicit import incremental index inline input insert internal invoice join joins key keyboard language large lazy
  light line list live load local lock log logic logical login long low mail manual map materialized media memory
  menu merge message meta method mixed mobile monthly mouse multi multiple name named native natural nested network
  new news note number object offline online open optional order output page parallel parent partial password path
  payment peer phone physical pin plain platform plugin plugins point policy polymorphic portable power primary
  print priority private process product profile progress project proof property protocol proxy public pull push
  quality query question quick random rate raw read real recursive region relational remote request requests reset
  resource response retries reverse rich role root round route row rule safe same sample schedule scheduled schema
  scroll search secondary section secure self sensor separate sequence server service session shared shell short
  side sign signal silent simple single site size skip slow small smart snapshot social soft sort sound source space
  spatial special speed split stable standard state static status step stock stop stored stream streaming strict
  string strong structured style sub support sync system table tables tag task team template temporary test text
  third thread ticket time timeouts timings touch track traffic transaction translation tree trigger type typed
  unique unit universal unlimited update usage user vector version vertical video view virtual visitor visual voice
  volume warranty web weekly wide window windowed wireless word worker works world write zero
  acknowledgement address air app area array asset attachment attribute auth availability average balancer balancing
  bandwidth bank base battery bit body box broadcast budget buffer bulk bundle business button byte camera capacity
  card cash cell channel charge check choice class click clone cluster coding cold collaborative comment commit congestion
  console container contract control core cost country coverage credit customer dark dashboard deadlock debug debugger
  delay delivery delta device diff digital disk display download driver drop duplicate early editor encrypted end energy
  engine entity exact facial failover failure family fault feature feed filter fixed flag flow focus folder font food foot
  format front garbage gas gateway generator gesture ground grid handshake hash heap heat height help hook hour house hybrid
  icon idle incoming inner inter interface internet interval intra item job journal kernel kit label late layer
  layout leak learning left legal length level library license life lifetime limit link lint linter lock loop loss
  machine main market middleware marketing master match matrix measure member merchant meter mesh migration mirror model module
  money monitor motion mount move nightly node noise notebook null object office one order outer owner pack package
  packet page pair panel park parser partner patch pattern pay peak pen performance period person personal photo picture
  piece pipe pipeline pixel plan planner play player pool pop port portal post pre presence preview price procedure
  producer profile program prompt provider purchase quick range reader receipt record recovery reference
  region registry release render repair replay replica report retail retry reverse review right risk rolling runtime
  sales sandbox scanner scheduler scope score script season seat segment selector self-hosted sender shadow shape share
  sheet shipping shop signature sleep slide sliding social software solar solid speech spell stack staff stage star
  start steam storage store strict structure student study summary surface survey swap switch syntax tax terminal theme
  thumb tick tier tile timer title toggle token tool top topic total tour trade train transfer transport travel trial
  trip tutorial two undo updates upload user value variable vendor versioned virus wait waiting wall watch water wear weight
  wheel widget wire wizard workflow zone zoom
`)

/** Things one has one of, by their last word: "has a mobile app". */
export const ARTICLED = list(`
  account adapter agent api app application assistant battery board browser button buffer bundle calculator calendar
  camera catalog catalogue channel charger chart chat cli client clock compiler connector console converter
  counter course dashboard database debugger default desktop dialog dictionary directory display driver dump
  editor emulator engine extension field filter firewall folder form format forum framework gallery
  gateway generator glossary guarantee gui guide helper index installer interface interpreter journal keyboard
  kernel key language launcher layout library licence license limit linter list loader log manager manual map marketplace
  menu mode model module monitor newsletter parser pipeline planner platform player playground plan plugin policy port
  portal preview printer profiler prompt proxy queue reader registry renderer repl repository router runner runtime
  sandbox scheduler schema screen selector sensor separator server shell shortcut sidebar simulator site slot
  speaker store system tab template terminal test theme timeline timer token tool toolbar tracker trial
  tutorial tutor type ui validator version viewer website widget window wizard wrapper
`)

/** Names that look like things in the plural. */
export const PROPER = list('Windows Kubernetes Postgres Jenkins Rails Emacs Pandas')

/** What labels tell to do: "Skip input fields". */
export const DEEDS = list(
  'add approve assign cancel confirm delete edit invite keep merge remove rename skip view',
)

/** Verbs in the third person that are nouns as well, but not where a label goes on after them. */
export const THIRD_PERSON = list(
  'supports needs runs works uses pushes stores returns retries caches hosts ships scales builds loads',
)
