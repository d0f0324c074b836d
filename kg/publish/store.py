def write_store(*a):
    raise NotImplementedError
