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
