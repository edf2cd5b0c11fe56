// Every room's library holds this, so that a room of headers alone is a library like the others.
namespace vignette {}
