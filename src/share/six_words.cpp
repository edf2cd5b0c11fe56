// The list that six words are taken from, in this order (docs/sealed-file.md): things that can be read aloud to anybody, none of them taken
// for another by ear if it can be helped. It is no sentence of a language: both people have to see the same words.
#include "share/six_words.hpp"

namespace vignette::share {

namespace {

constexpr std::string_view words =
    "acorn agate album alcove alder alley almond alpine amber anchor angle apple apricot april apron arbour arcade arch "
    "arena armchair arrow artist ash aspen atlas atom attic august autumn avenue avocado badge badger bagel baker balcony "
    "ballad ballet balloon bamboo banana band banjo banner bargain barley barn barrel basil basin basket bath baton beach "
    "beacon bead beam bean beaver beech beetle bell bench berry bicycle birch bird biscuit blanket blossom blue bluebell "
    "boat bobbin bonnet book boot border bottle boulder bowl box bracelet bracken bramble branch brass bread breakfast "
    "breeze brick bridge bronze brook broom brown brush bubble bucket buckle budget bugle builder bulb bumper bundle "
    "butter button buzzard cabbage cabin cable cactus cafe cake calendar camel camera camp canal canary candle canoe "
    "canvas canyon caravan carbon card cardigan cargo carpet carriage carrot cart castle cattle cavern cedar ceiling "
    "celery cellar cello cement centre century cereal chain chair chalk channel chapel chapter charcoal cheese cherry "
    "chess chestnut chicken chimney chisel chocolate choir chorus cinema circle circus citrus city clarinet clay clerk "
    "cliff cloak clock cloth cloud clover coach coast coat cobalt cobble coconut coffee coin collar colour column comb "
    "comet compass concert copper coral cork corner corridor cotton couch country courtyard cradle crane crayon cream "
    "creek cricket crocus crown crumpet crystal cuckoo cup cupboard curtain cushion custard cycle cymbal daffodil dairy "
    "daisy dance dawn daylight deck deer delta denim desert desk diagram dial diamond diary dinner dish diver dock "
    "dolphin dome donkey door doorbell dove drawer drawing dresser drum duck dune dusk eagle earth easel echo eclipse "
    "editor egg eight elbow elder eleven elm ember emerald engine envelope equator evening fabric falcon farm farmer "
    "feather fence fennel fern ferry festival fiddle field fig film finch finger fire fireside fish five flag flame "
    "flannel flask fleece flint flock floor flower flute fog foghorn folder forest fork fossil fountain four fox foxglove "
    "frame friday frost fruit fudge funnel furrow gable galaxy gallery garage garden garland garlic garment gate gazelle "
    "gentian geyser giant ginger giraffe glacier glade glass glider globe glove glue goal goat gold goldfinch golf "
    "gondola gorse granite grape grass gravel gravy green greenhouse grey grocer grotto ground grove guest guide guitar "
    "gull gutter hail hallway hammer hammock hamper hamster handle harbour harp harvest hat hawk hawthorn hay hazel "
    "headland heath heather hedge hedgehog helmet herb heron herring hickory hill hinge hobby hockey holiday holly honey "
    "hood hook horizon horn horse hotel house hundred hurdle hyacinth ice iceberg icicle igloo index indigo ink inn "
    "insect iris iron island ivory ivy jacket jade jar jasmine jelly jersey jewel jigsaw joiner journal journey jubilee "
    "juice july jumper june jungle juniper kayak kennel kernel kettle keyboard kingdom kingfisher kiosk kitchen kite "
    "kitten kiwi knapsack knee knot koala label lace ladder lagoon lake lamb lamp lantern larch lark lasagne laundry "
    "laurel lava lavender lawn leaf leather ledge leek lemon lens lentil letter lettuce level library lichen light "
    "lighthouse lilac lily lime limpet linen lion list lizard llama lobster locket lodge loft loom lotus lunch lupin lynx "
    "magnet magpie mallet mammoth mandolin mango mantle map maple marble march margin marigold market marmalade marsh "
    "mast match mattress meadow medal melody melon metal meteor midday midnight mile milk mill millet million mineral "
    "mint minute mirror mist mitten monday monsoon month moon moor moose morning mortar mosaic moss moth motor mountain "
    "mouse mud muffin mulberry museum mushroom music mussel mustard myrtle napkin narwhal nature navy nectar needle "
    "neighbour nest nettle newt night nine noodle noon notebook november number nut nutmeg nylon oak oasis oat oboe ocean "
    "october octopus office olive omelette onion opal opera orange orbit orchard orchid organ ornament osprey ostrich "
    "otter oval oven owl oxygen oyster paddle paddock page paint palace palette palm pancake panda panel pansy pantry "
    "paper parade parcel park parrot parsley parsnip passport pasta pastel path patio pavement peach peacock peanut pear "
    "pearl pebble pelican pencil pendant penguin penny pepper perch petal pewter pheasant phone piano picnic picture pier "
    "pigeon pillow pilot pine pineapple pink pipe planet plank plant plaster plate platform plough plum pocket poem poet "
    "polar pond pony poplar poppy porch porridge port porter postcard poster potato potter pottery prairie primrose "
    "printer prism puddle puffin pulley pumpkin puppet purple purse puzzle pyramid quail quarry quarter quartz quay quill "
    "quilt quince rabbit raccoon radio radish raft railway rain rainbow raincoat raisin rake ranger raspberry raven "
    "recipe record red reef reindeer reservoir ribbon rice riddle ridge ring river road robin rock rocket roof rook room "
    "rope rose rosemary round rowan rubber ruby ruler runway rye saddle saffron sage sail sailor salad salmon salt sand "
    "sandal sandwich sapphire sardine satchel satin saturday sauce saucer scarecrow scarf scarlet schooner science scone "
    "scooter sculptor sea seagull seaside season seaweed seed september seven shadow shamrock shawl shed sheep shelf "
    "shell shelter sherbet ship shirt shoe shop shore shoulder shovel shower shrub shutter signal silk silver singer six "
    "skate sketch skiff skirt sky skylark slate sled sleet slipper sloop snail snow snowdrop soap sock sofa soil sonnet "
    "soup spade spaniel sparrow spice spider spinach spindle spiral sponge spoon spring spruce square squash squirrel "
    "stable stadium stage stairs stamp star starling station statue steam steel stile stone stool stork story stove straw "
    "stream street string studio summer summit sun sunday sundial sunrise supper surf swallow swan sweater swift sycamore "
    "syrup table tailor tambourine tangerine tapestry tartan tea teapot teaspoon temple ten tennis tent terrace thatch "
    "theatre thimble thistle thread three thrush thunder thursday thyme ticket tide tiger tile timber tin toast toffee "
    "tomato topaz torch tortoise toucan towel tower town tractor trail train tram tray treasure tree trellis triangle "
    "tricycle trolley trombone trout trowel truck truffle trumpet tuba tuesday tulip tundra tunic tunnel turnip turquoise "
    "turret turtle twelve twenty twig twilight twine umbrella uniform universe vale valley vanilla vase vault velvet "
    "veranda verse village vine vinegar vineyard viola violet violin visitor volcano voyage wafer wagon waiter walnut "
    "walrus waltz warbler wardrobe watch water waterfall wave wax weasel weather weaver wednesday week whale wharf wheat "
    "wheel whisk whistle white wicket willow wind windmill window winter wire wolf wood woodland woodpecker wool workshop "
    "wren writer yacht yard yarn year yellow yew yoghurt zebra zenith zinc zipper";

}  // namespace

std::string_view listed_word(std::size_t number) {
  std::size_t at = 0;
  for (; number > 0; --number) at = words.find(' ', at) + 1;
  return words.substr(at, words.find(' ', at) - at);
}

}  // namespace vignette::share
