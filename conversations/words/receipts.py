"""The 1,024 words that receipts are drawn from: short, plain, and none that frightens.

Written for this project. Never change the list: receipts that are out would be read as other words.
"""

_LISTED = """
    acorn actor album almanac almond alpaca alpine amber anchor angle ankle antler apple apricot apron
    aqua arcade arch arctic armour arrow artist ash aspen atlas attic attire autumn avenue aviary awning
    badge bagel baker bakery ball balloon bamboo banana band bandana banjo banner barge bark barley barn
    barrel basil basin basket bath baton bay beach beacon bead bean beanie beaver bed beech beef beehive
    beetle bell bellows belt bench berry bike birch bird biscuit bison blanket blaze blossom blue board
    boat bobbin bonfire bonnet book boot border bottle boulder bouquet bowl bowler box bramble branch
    brass bread breeze briar brick bridge bright brook broom broth brown brush bubble bucket buckle
    buffalo buggy bugle builder bulb bumble bundle bunting burrow bus butter button buzzard cabbage cabin
    cable cactus cake camel camera camp canal canary candle canoe canvas canyon cap captain caramel
    caravan card cargo carol carpet carrot cart cashew castle cat catkin cave cedar cello chair chalk
    channel chapel cheese cherry chess chicken chime chimney chorus cider cinder cinema circle circus
    citrus city clam clasp clay cliff cloak clock cloth cloud clover coach coast cobble cobweb cockle
    cocoa coconut coffee coin collar colour comb comet compass compost conker copper copse coral cork corn
    corner cosmos cottage cotton couch cousin cove cow cowslip crab cradle crane crater crayon cream creek
    cricket crocus croft crown cruise crumb crumpet crystal cube cuckoo cup curlew currant curry curtain
    cushion custard cutlery cycle cygnet cymbal dahlia dairy daisy damson dance dapple dawn deck deer
    delta denim desert desk diary dimple dinghy dingo dinner disc dock dog doll dolphin domino donkey door
    dove dragon drawer drawing dream dress drift driver drizzle drum duck duet dune dusk eagle earth easel
    east echo eclipse eel egg elbow elder elm ember emerald emu engine errand estuary evening fable fabric
    fairy falcon fanfare farm farmer fawn feather fence fennel fern ferry fiddle field fiesta fig finch
    finger firefly fish flag flannel flask flax fleece flint flock floor flour flower flute foam focus fog
    forest fork fossil fox frame freckle freight frost fruit furrow galaxy gallery game garage garden
    garlic gate gazebo gazelle gecko gem gentle gherkin ginger gingham giraffe glacier glade glass glimmer
    glitter globe glove goat goblet gold golf gondola goose gorse gosling grain granite granola grape
    grass gravel green grey griddle grouse grove guava guitar gull halo hammer hammock hamper hamster
    handle harbour hare harness harp harvest hat hatbox hawk hayloft hazel heart heather hedge helmet herb
    heron herring hill hilltop hippo hive hobby hockey holly honey hood hoop horizon horn horse hotel hour
    house hut hydrant iceberg icicle igloo iguana indigo inkwell inlet iris iron island ivory ivy jackdaw
    jacket jade jaguar jam jar jasmine javelin jay jelly jersey jetty jewel jigsaw jingle jockey journal
    jug juggler juice jumper jungle juniper kaftan kale kayak kelp kennel kernel kettle key keyhole kilt
    kiosk kipper kitchen kite kitten kiwi knee knot koala label lace ladder ladle lagoon lake lamb lamp
    lane lantern lapwing larch lark latch lattice laurel lava lawn leaf leaflet leather leek lemon lentil
    leopard letter lettuce library lichen light lilac lily lime linen lion lizard llama lobby lobster
    locket lodge loft log loom lotus lullaby lunar lunch lupin lute lynx lyric macaw magnet magpie mallet
    manger mango manor mantle map maple marble mare margin marigold market maroon marsh mascot mast
    maypole meadow medal melody melon mermaid metal meteor midday midnight milk mill mimosa minnow mint
    mirror mist mitten moat moccasin model mole monkey month moon moose morning mosaic moss moth motor
    mountain mouse muffin mug museum mushroom music muslin mussel mustard napkin narwhal nectar needle
    nest nettle night noodle north notebook novel nugget nutmeg oak oasis oat oatcake oboe ocean octopus
    olive omelette onion opal opera orange orbit orchard orchid organ ornament osprey ostrich otter
    outpost oven overcoat owl oxygen oyster paddle paddock page paint palace palm pancake panda panel
    pansy papaya paper paprika parade parasol parcel park parka parrot parsley parsnip party passport
    pasta pastry pasture patch path patio pavement peach peacock peanut peapod pear pearl pebble pelican
    pencil pendant penguin penny pepper pergola petal petunia pheasant piano piccolo pickle picnic picture
    pier pigeon pilgrim pillow pilot pinafore pine pinecone pink pint pinwheel pipe pirate pitcher pizza
    plaid planet plank plant plate platter plaza plough plover plum pocket poem poet polar polka pollen
    polo pond pony poplar poppy porch porridge port postcard poster potato pottery powder prairie pram
    prawn pretzel primrose prince prism puddle puffin pulley pumpkin puppet puppy purple purse puzzle
    pyramid quail quarry quarter quartz quest quill quilt rabbit radio radish raft railway rain rainbow
    raisin ranch ranger raven reed reef ribbon rice ridge ring river road robin rock rocket roof room root
    rope rose rover rowan ruby rudder rug ruler saddle saffron sage sail sailor salad salmon salt sand
    sandal sapphire satin saturn sauce scale scarf school scooter sea seal season seed shade shawl sheep
    shelf shell shepherd sherbet shield ship shirt shoe shop shore shovel shower silk silver singer sister
    skate sketch ski skirt sky slate sleeve slipper slope snail snow soap sock sofa soil solar song sonnet
    soup south spade spaniel sparrow spider spinach spiral spoon spring sprout spruce square squash squid
    squirrel stable stadium stage stair stamp star starfish station statue steam steel stem step stereo
    stitch stone stool stork stove straw stream street string stripe studio suede sugar suitcase summer
    summit sun sunset surf swallow swan sweater swift swing syrup table tailor tango tapestry target tart
    tartan tea teacher teapot teddy temple tennis tent terrace thimble thistle thread throne thrush thumb
    thyme ticket tiger tile timber toast toffee tomato torch tortoise toucan towel tower town toy tractor
    train tram tray treasure tree trellis triangle trombone trophy trout truck trumpet tuba tulip tuna
    tundra tunnel turban turkey turnip turtle tweed twig twin umbrella uncle unicorn uniform valley van
    vanilla vase velvet verse vest village vine vineyard viola violet violin voyage waffle wagon waiter
    wallet walnut walrus waltz warbler water wave wax weather weaver week whale wheat wheel whisker
    whistle white willow wind window winter wolf wombat wood wool wren wrist yacht yard yarn year yellow
    yew yoga yogurt yolk zebra zenith zigzag zinc zipper
"""

WORDS = tuple(_LISTED.split())
